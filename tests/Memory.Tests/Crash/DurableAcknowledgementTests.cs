using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Crash;

/// <summary>
/// Acknowledged means on disk: the system calls of the running service are watched, and each 202 is preceded by a sync of the
/// write-ahead log that holds the comment.
/// </summary>
public sealed partial class DurableAcknowledgementTests : IDisposable
{
    private const int Requests = 20;
    private const string Watched = "trace=fsync,fdatasync,pwrite64,recvfrom,recvmsg,read,sendto,sendmsg,write,writev";
    private readonly string folder = Directory.CreateTempSubdirectory("memory-sync-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_comment_is_synced_to_disk_before_it_is_acknowledged()
    {
        Assert.SkipUnless(HasStrace(), "strace is not installed");
        var trace = Path.Combine(folder, "trace");
        await using (var service = await MemoryProcess.StartUnderAsync(["strace", "-f", "-y", "-s", "6000", "-e", Watched, "-o", trace], Path.Combine(folder, "data"), "--Memory:Store=sqlite"))
        {
            await service.ReadyAsync();
            using var client = service.Admin();
            for (var i = 0; i < Requests; i++)
                (await client.PostAsJsonAsync("/v1/comments", Says.Member("ana", $"I would look at {Marker(i)} again."), MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }
        var calls = File.ReadLines(trace).ToList();
        for (var i = 0; i < Requests; i++)
            AssertSynced(calls, Marker(i));
    }

    private static string Marker(int i) => $"marker-{i:000}-of-this-run";

    private static void AssertSynced(List<string> calls, string marker)
    {
        var received = calls.FindIndex(c => Receive().IsMatch(c) && c.Contains(marker, StringComparison.Ordinal));
        received.ShouldBeGreaterThanOrEqualTo(0, $"the request with {marker} was not seen");
        var acknowledged = calls.FindIndex(received, c => Send().IsMatch(c) && c.Contains("HTTP/1.1 202", StringComparison.Ordinal));
        acknowledged.ShouldBeGreaterThanOrEqualTo(0, $"the acknowledgement of {marker} was not seen");
        var written = calls.FindIndex(received, c => Write().IsMatch(c) && c.Contains(marker, StringComparison.Ordinal));
        written.ShouldBeInRange(received, acknowledged, $"{marker} was acknowledged before it was written to the log");
        // A call that another thread interrupts is printed in two lines; it is over with the second one.
        var synced = calls.FindIndex(written, c => Synced().IsMatch(c));
        synced.ShouldBeInRange(written, acknowledged, $"{marker} was acknowledged before the log was synced");
    }

    private static bool HasStrace()
    {
        try
        {
            using var strace = Process.Start(new ProcessStartInfo("strace", "-V") { RedirectStandardOutput = true });
            strace!.WaitForExit();
            return strace.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\d+ +(<\.\.\. )?(recvfrom|recvmsg|read)\b")]
    private static partial Regex Receive();

    [GeneratedRegex(@"^\d+ +(sendto|sendmsg|write|writev)\(")]
    private static partial Regex Send();

    [GeneratedRegex(@"^\d+ +p?write(64)?\(\d+<[^>]*-wal>")]
    private static partial Regex Write();

    [GeneratedRegex(@"^\d+ +(f(data)?sync\(\d+<[^>]*-wal>\) += 0|<\.\.\. f(data)?sync resumed>.*= 0)")]
    private static partial Regex Synced();
}
