using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.RealInput;

/// <summary>3,406 real review comments through the front door, twice, with the process killed in the middle of the first run.</summary>
public sealed class ReviewCommentsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-real-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_doubled()
    {
        var lines = await File.ReadAllLinesAsync(SharedData.Require("review-comments/dev/comments.jsonl"));
        var acknowledged = 0;
        await using (var first = await (await MemoryProcess.StartAsync(folder)).ReadyAsync())
        {
            using var client = first.Admin();
            foreach (var chunk in lines.Take(lines.Length / 2).Chunk(300))
                acknowledged += (await PostAsync(client, chunk, wait: false)).Accepted;
            await first.KillAsync();
        }
        acknowledged.ShouldBeGreaterThan(1_000);

        await using var second = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();
        using var again = second.Admin();
        var run = await PostAllAsync(again, lines);
        run.Duplicates.ShouldBe(acknowledged, "what was acknowledged is known");
        (run.Accepted + run.Duplicates).ShouldBe(lines.Length);
        var stats = await SettledAsync(again);
        stats.Comments.ShouldBe(lines.Length);
        stats.Deliveries.Values.Sum().ShouldBe(lines.Length);
        stats.Deliveries.Keys.ShouldNotContain("failed");
        stats.Lessons.Keys.ShouldBe(["proposed"], "nobody tagged anything: nothing is active");

        var repeated = await PostAllAsync(again, lines);
        (repeated.Accepted, repeated.Duplicates).ShouldBe((0, lines.Length));
        var after = await SettledAsync(again);
        after.Lessons.ShouldBe(stats.Lessons);
        after.Passages.ShouldBe(stats.Passages);
    }

    private static async Task<(int Accepted, int Duplicates)> PostAllAsync(HttpClient client, string[] lines)
    {
        var (accepted, duplicates) = (0, 0);
        foreach (var chunk in lines.Chunk(500))
        {
            var receipt = await PostAsync(client, chunk, wait: true);
            receipt.Rejected.ShouldBeEmpty();
            accepted += receipt.Accepted;
            duplicates += receipt.Duplicates;
        }
        return (accepted, duplicates);
    }

    private static async Task<CommentsReceipt> PostAsync(HttpClient client, string[] lines, bool wait)
    {
        using var body = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        var answer = await client.PostAsync($"/v1/comments?mode=all&wait={(wait ? "true" : "false")}", body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<CommentsReceipt>(MemoryApp.Web))!;
    }

    private static async Task<Stats> SettledAsync(HttpClient client)
    {
        for (var i = 0; i < 1_200; i++)
        {
            var stats = (await client.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!;
            if (!stats.Deliveries.ContainsKey("pending"))
                return stats;
            await Task.Delay(100);
        }
        throw new TimeoutException("Deliveries are still pending after two minutes.");
    }
}
