using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Crash;

/// <summary>A disk that takes no more: honest answers while it lasts, nothing acknowledged lost, and on as soon as there is room.</summary>
public sealed class FullDiskTests : IDisposable
{
    /// <summary>SIGXFSZ ends a process that nobody told otherwise; ignored, the write itself fails, as on a full disk.</summary>
    private static readonly string[] WithoutSignal = ["bash", "-c", "trap '' XFSZ; exec \"$@\"", "_"];
    private const int PostsMax = 5_000;
    private const long DiskBytes = 32 * 1024 * 1024;
    /// <summary>Bytes that a store can still grow by: what is refused is refused soon.</summary>
    private const long Room = 64 * 1024;
    private readonly string folder = Directory.CreateTempSubdirectory("memory-full-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_that_may_not_grow_is_answered_honestly_and_all_is_well_when_it_may_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the size of a process's files is limited with prlimit, which Linux has");
        await AssertHonestAsync(folder, WithoutSignal,
            service => LimitAsync(service, $"{Files().Max(f => f.Length) + Room}"),
            service => LimitAsync(service, "unlimited"));
    }

    /// <summary>The store's own word for this is another one (full, not a fault of the disk), and every file of the folder is hit at once.</summary>
    [Fact]
    public async Task A_disk_that_is_full_is_answered_honestly_and_all_is_well_when_there_is_room_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root mounts a small disk, and only Linux has tmpfs");
        var disk = Path.Combine(folder, "disk");
        Directory.CreateDirectory(disk);
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", $"size={DiskBytes}", "tmpfs", disk) == 0, "this container may not mount a tmpfs");
        try
        {
            var ballast = Path.Combine(disk, "ballast");
            await AssertHonestAsync(disk, [],
                _ => FillAsync(ballast),
                _ => { File.Delete(ballast); return Task.CompletedTask; });
        }
        finally
        {
            (await RunAsync("umount", disk)).ShouldBe(0);
        }
    }

    private static async Task AssertHonestAsync(string data, string[] wrapper, Func<MemoryProcess, Task> fill, Func<MemoryProcess, Task> free)
    {
        var acknowledged = new List<string>();
        await using (var service = await (await MemoryProcess.StartUnderAsync(wrapper, data, "--Memory:Store=sqlite")).ReadyAsync())
        {
            using var client = service.Admin();
            for (var i = 0; i < 20; i++)
                (await PostAsync(client, acknowledged)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

            await fill(service);
            var refused = await UntilRefusedAsync(client, acknowledged);
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, service.Output);
            refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            var problem = (await refused.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!;
            problem.Detail!.ShouldContain("Try again");
            (await client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.GetAsync("/v1/search?repo=acme/shop&q=line")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.GetAsync("/v1/lessons")).StatusCode.ShouldBe(HttpStatusCode.OK);

            await free(service);
            await Eventually.TrueAsync(async () => (await PostAsync(client, acknowledged)).StatusCode == HttpStatusCode.Accepted, "there is room again, and writes work");
            await Eventually.TrueAsync(async () => (await client.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!.Deliveries.GetValueOrDefault("pending") == 0, "the worker goes on too");
            await service.KillAsync();
        }
        await using var again = await (await MemoryProcess.StartAsync(data, "--Memory:Store=sqlite")).ReadyAsync();
        using var reader = again.Admin();
        var stats = (await reader.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!;
        stats.Deliveries.Values.Sum().ShouldBe(acknowledged.Count);
        stats.Deliveries.Keys.ShouldNotContain("failed");
        (await reader.GetFromJsonAsync<DoctorReport>("/v1/doctor", MemoryApp.Web))!.Checks.ShouldContain(c => c.Name == "integrity" && c.State == "ok");
    }

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(folder).EnumerateFiles("memory.db*");

    private static async Task<HttpResponseMessage> UntilRefusedAsync(HttpClient client, List<string> acknowledged)
    {
        for (var i = 0; i < PostsMax; i++)
            if (await PostAsync(client, acknowledged) is { StatusCode: not HttpStatusCode.Accepted } refused)
                return refused;
        throw new InvalidOperationException("The limit was never reached.");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, List<string> acknowledged)
    {
        var comment = Says.Member("ana", $"I would look at line {acknowledged.Count} again. {new string('x', 2_000)}");
        var answer = await client.PostAsJsonAsync("/v1/comments", comment, MemoryApp.Web);
        if (answer.StatusCode == HttpStatusCode.Accepted)
            acknowledged.Add(comment.Id!);
        return answer;
    }

    /// <summary>To the last byte, then back by a little; the service goes on writing beside it.</summary>
    private static async Task FillAsync(string ballast)
    {
        await using var file = new FileStream(ballast, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (file.Length < DiskBytes)
                await file.WriteAsync(block);
        }
        catch (IOException)
        {
            // No space left on device.
        }
        file.SetLength(file.Length - Room);
    }

    private static async Task LimitAsync(MemoryProcess service, string bytes) =>
        (await RunAsync("prlimit", "--pid", $"{service.Id}", $"--fsize={bytes}:unlimited")).ShouldBe(0);

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
