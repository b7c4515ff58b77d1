using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Crash;

/// <summary>Acknowledged means on disk, and learned exactly once, whatever happens to the process.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-kill-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_doubled_when_the_process_is_killed()
    {
        var comments = Enumerable.Range(0, 400).Select(i => Says.Member($"person{i % 7}", i % 4 == 0
            ? $"@claude remember: module{i} never imports module{i + 1} directly, go through the registry{i}."
            : $"I would look at line {i} again.")).ToList();
        var acknowledged = new List<Comment>();
        await using (var first = await (await MemoryProcess.StartAsync(folder)).ReadyAsync())
        {
            using var client = first.Admin();
            var killer = Task.CompletedTask;
            foreach (var chunk in comments.Chunk(20))
            {
                try
                {
                    using var body = Lines(chunk);
                    using var answer = await client.PostAsync("/v1/comments", body);
                    answer.EnsureSuccessStatusCode();
                    acknowledged.AddRange(chunk);
                }
                catch (HttpRequestException)
                {
                    break;
                }
                // In the middle of intake and learning, not at their end.
                if (acknowledged.Count == 200)
                    killer = Task.Run(async () => { await Task.Delay(5); await first.KillAsync(); });
            }
            await killer;
        }
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(200);

        await using var second = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();
        using var again = second.Admin();
        using (var body = Lines(comments))
            (await again.PostAsync("/v1/comments?wait=true", body)).EnsureSuccessStatusCode();
        var stats = (await again.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!;
        stats.Comments.ShouldBe(400);
        stats.Deliveries.Values.Sum().ShouldBe(400);
        stats.Deliveries.Keys.ShouldNotContain("failed");
        stats.Deliveries.Keys.ShouldNotContain("pending");
        stats.Lessons.Values.Sum().ShouldBe(100);
        using (var body = Lines(comments))
        {
            var receipt = await (await again.PostAsync("/v1/comments?wait=true", body)).Content.ReadFromJsonAsync<CommentsReceipt>(MemoryApp.Web);
            (receipt!.Accepted, receipt.Duplicates).ShouldBe((0, 400));
        }
        (await again.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!.Lessons.Values.Sum().ShouldBe(100);
    }

    [Fact]
    public async Task A_second_service_on_the_folder_ends_with_the_reason()
    {
        await using var first = await (await MemoryProcess.StartAsync(folder)).ReadyAsync();
        await using var second = await MemoryProcess.StartAsync(folder);
        (await second.ExitAsync()).ShouldBe(1);
        second.Output.ShouldContain($"Another Memory service has the data folder {folder}. Stop it, or name another folder with --Memory:Data=DIR.");
        second.Output.ShouldNotContain("   at ");
        // The first one never noticed.
        using var client = first.Admin();
        (await client.GetAsync("/v1/stats")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_wrong_setting_is_named_with_its_fix()
    {
        await using var wrong = await MemoryProcess.StartAsync(folder, "--Memory:Lessons:Activation=sometimes");
        (await wrong.ExitAsync()).ShouldBe(1);
        wrong.Output.ShouldContain("Memory:Lessons:Activation is at-once, approval, or delay:7d");
        wrong.Output.ShouldNotContain("   at ");
    }

    private static StringContent Lines(IEnumerable<Comment> comments) =>
        new(string.Join('\n', comments.Select(c => JsonSerializer.Serialize(c, MemoryApp.Web))), Encoding.UTF8, "application/x-ndjson");
}
