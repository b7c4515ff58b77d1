using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;
using Npgsql;

namespace Memory.Tests.Crash;

/// <summary>A database server that goes away under writes and comes back: 503 meanwhile, no restart, nothing acknowledged lost.</summary>
public sealed class LostServerTests : IDisposable
{
    private const int Cuts = 3;
    private readonly string folder = Directory.CreateTempSubdirectory("memory-cut-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task While_the_server_is_gone_requests_are_refused_honestly_and_afterwards_all_goes_on()
    {
        var database = TestStore.NewDatabase();
        var direct = new NpgsqlConnectionStringBuilder(PostgresServer.Require().ConnectionString(database));
        using var wire = new CutProxy(direct.Port);
        direct.Port = wire.Port;
        await using var service = await (await MemoryProcess.StartAsync(folder, "--Memory:Store=postgres", $"--ConnectionStrings:Memory={direct.ConnectionString}")).ReadyAsync();
        using var client = service.Admin();
        var acknowledged = new HashSet<string>();
        for (var cut = 0; cut < Cuts; cut++)
        {
            using var stop = new CancellationTokenSource();
            var answers = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();
            var writing = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var comment = Says.Member("ana", "I would look at this again.");
                    var answer = await client.PostAsJsonAsync("/v1/comments", comment, MemoryApp.Web);
                    answers.Add(answer.StatusCode);
                    if (answer.StatusCode == HttpStatusCode.Accepted)
                        lock (acknowledged)
                            acknowledged.Add(comment.Id!);
                }
            })).ToList();
            await Eventually.TrueAsync(() => Task.FromResult(answers.Count > 20), "writes are answered");
            wire.Cut();
            await Eventually.TrueAsync(async () => (await client.GetAsync("/readyz")).StatusCode == HttpStatusCode.ServiceUnavailable, "/readyz tells that the store is gone");
            (await client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await Eventually.TrueAsync(() => Task.FromResult(answers.Contains(HttpStatusCode.ServiceUnavailable)), "writes are refused");
            wire.Mend();
            await Eventually.TrueAsync(async () => (await client.GetAsync("/readyz")).IsSuccessStatusCode, "/readyz tells that it is back");
            await Eventually.TrueAsync(async () => (await client.PostAsJsonAsync("/v1/comments", Says.Member("bo", "fine."), MemoryApp.Web)).StatusCode == HttpStatusCode.Accepted, "writes work again");
            await stop.CancelAsync();
            await Task.WhenAll(writing);
            answers.Distinct().ShouldBeSubsetOf([HttpStatusCode.Accepted, HttpStatusCode.ServiceUnavailable]);
        }
        await Eventually.TrueAsync(async () => (await client.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!.Deliveries.GetValueOrDefault("pending") == 0, "the inbox drains");
        var stats = (await client.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!;
        stats.Deliveries.Keys.ShouldNotContain("failed");
        // What was stored and its answer lost counts once more; what was acknowledged is never missing.
        var stored = new HashSet<string>();
        string? cursor = null;
        do
        {
            var page = (await client.GetFromJsonAsync<Page<Delivery>>($"/v1/deliveries?limit=200&cursor={cursor}", MemoryApp.Web))!;
            stored.UnionWith(page.Items.Select(d => d.CommentId!));
            cursor = page.Next;
        }
        while (cursor is not null);
        acknowledged.Except(stored).ShouldBeEmpty();
    }
}
