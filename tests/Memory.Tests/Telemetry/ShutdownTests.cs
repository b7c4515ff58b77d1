using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Telemetry;

/// <summary>A service that is told to stop ends what is under way, answers who waits, and loses nothing.</summary>
public sealed class ShutdownTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-stop-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Under_load_it_stops_in_ten_seconds_and_what_it_took_is_there_at_the_next_start()
    {
        var comments = Enumerable.Range(0, 3000).Select(i => Says.Member("ana", $"@claude remember: module{i} never imports module{i + 1} directly, go through the registry{i}.")).ToList();
        await using (var first = await (await MemoryProcess.StartAsync(folder)).ReadyAsync())
        {
            using var client = first.Admin();
            using var body = new StringContent(string.Join('\n', comments.Select(c => JsonSerializer.Serialize(c, MemoryApp.Web))), Encoding.UTF8, "application/x-ndjson");
            var waiting = client.PostAsync("/v1/comments?wait=true", body, TestContext.Current.CancellationToken);
            // Stored, and long not learned.
            await WaitAsync(async () => (await client.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!.Deliveries.GetValueOrDefault("learned") > 0);
            var watch = Stopwatch.StartNew();
            (await first.StopAsync()).ShouldBe(0);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
            // Whoever waited for learning hears that it is stored.
            var answer = await waiting;
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Accepted);
            (await answer.Content.ReadFromJsonAsync<CommentsReceipt>(MemoryApp.Web, TestContext.Current.CancellationToken))!.Accepted.ShouldBe(3000);
        }
        await using var second = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();
        using var again = second.Admin();
        await WaitAsync(async () => (await again.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!.Deliveries.GetValueOrDefault("pending") == 0);
        (await again.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web, TestContext.Current.CancellationToken))!.Comments.ShouldBe(3000);
    }

    private static async Task WaitAsync(Func<Task<bool>> condition)
    {
        var until = Stopwatch.StartNew();
        while (!await condition())
        {
            until.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(90));
            await Task.Delay(20);
        }
    }
}
