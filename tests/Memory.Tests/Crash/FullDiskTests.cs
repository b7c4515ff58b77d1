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
    private readonly string folder = Directory.CreateTempSubdirectory("memory-full-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Writes_are_refused_honestly_reads_go_on_and_all_is_well_when_there_is_room_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the size of a process's files is limited with prlimit, which Linux has");
        var acknowledged = new List<string>();
        await using (var service = await (await MemoryProcess.StartUnderAsync(WithoutSignal, folder, "--Memory:Store=sqlite")).ReadyAsync())
        {
            using var client = service.Admin();
            for (var i = 0; i < 20; i++)
                (await PostAsync(client, acknowledged)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

            await LimitAsync(service, $"{Files().Max(f => f.Length) + 64 * 1024}");
            var refused = await UntilRefusedAsync(client, acknowledged);
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, service.Output);
            refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            var problem = (await refused.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!;
            problem.Detail!.ShouldContain("Try again");
            (await client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.GetAsync("/v1/search?repo=acme/shop&q=line")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.GetAsync("/v1/lessons")).StatusCode.ShouldBe(HttpStatusCode.OK);

            await LimitAsync(service, "unlimited");
            await Eventually.TrueAsync(async () => (await PostAsync(client, acknowledged)).StatusCode == HttpStatusCode.Accepted, "there is room again, and writes work");
            await Eventually.TrueAsync(async () => (await client.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!.Deliveries.GetValueOrDefault("pending") == 0, "the worker goes on too");
            await service.KillAsync();
        }
        await using var again = await (await MemoryProcess.StartAsync(folder, "--Memory:Store=sqlite")).ReadyAsync();
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

    private static async Task LimitAsync(MemoryProcess service, string bytes)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", $"{service.Id}", $"--fsize={bytes}:unlimited"]);
        await prlimit.WaitForExitAsync();
        prlimit.ExitCode.ShouldBe(0);
    }
}
