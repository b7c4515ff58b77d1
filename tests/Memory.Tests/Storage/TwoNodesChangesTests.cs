using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Storage;

/// <summary>People at two nodes who change the same lessons at the same moment, while comments come in: each change once, and seen by all.</summary>
public sealed class TwoNodesChangesTests(ITestOutputHelper output) : IDisposable
{
    private const int Lessons = 12;
    private const int PatchesOfEach = 4;
    private static readonly TimeSpan StaleAtMost = TimeSpan.FromSeconds(1);
    private readonly string database = TestStore.NewDatabase();
    private readonly List<string> folders = [];
    private readonly ConcurrentBag<double> stale = [];

    public void Dispose()
    {
        foreach (var folder in folders)
            Directory.Delete(folder, recursive: true);
        PostgresServer.Require().Drop(database);
    }

    [Fact]
    public async Task Changes_through_both_nodes_at_once_are_each_kept_once_and_found_on_both()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();
        HttpClient[] nodes = [first.Admin(), second.Admin()];
        var load = new Crash.SteadyLoad(nodes[0]);
        var answers = await load.DuringAsync(async _ => await Task.WhenAll(Enumerable.Range(0, Lessons).Select(i => LiveAsync(nodes, i))));
        answers.ShouldAllBe(a => a == HttpStatusCode.Accepted);
        await load.AssertKeptAsync();
        var order = stale.Order().ToList();
        output.WriteLine($"{order.Count} changes found on the other node after {order[order.Count / 2]:0} ms (p95 {order[order.Count * 95 / 100]:0} ms, most {order[^1]:0} ms)");
        TimeSpan.FromMilliseconds(order[^1]).ShouldBeLessThan(StaleAtMost);
        foreach (var node in nodes)
            node.Dispose();
    }

    /// <summary>One lesson from its beginning to its end, each step through one node or both.</summary>
    private async Task LiveAsync(HttpClient[] nodes, int i)
    {
        var (a, b) = (nodes[i % 2], nodes[(i + 1) % 2]);
        // Both at once: one makes it, the other finds it.
        var made = await BothAsync(nodes, n => n.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = $"Name the queue zebra{i} in capitals." }, MemoryApp.Web));
        made.Select(m => m.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Created]);
        var ids = await Task.WhenAll(made.Select(async m => (await m.Content.ReadFromJsonAsync<Lesson>(MemoryApp.Web))!.Id));
        var id = ids.Distinct().ShouldHaveSingleItem();
        await FoundAsync(b, i, id, expected: true);

        // Blind patches all count; of two that were made of the same text, one is told to read again.
        await Task.WhenAll(Enumerable.Range(0, PatchesOfEach * 2).Select(async p =>
            (await nodes[p % 2].PatchAsJsonAsync($"/v1/lessons/{id}", new { why = $"reason {p} of {i}" }, MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.OK)));
        var tag = (await a.GetAsync($"/v1/lessons/{id}")).Headers.ETag!;
        var conditional = await BothAsync(nodes, n =>
        {
            var patch = new HttpRequestMessage(HttpMethod.Patch, $"/v1/lessons/{id}") { Content = JsonContent.Create(new { why = $"last reason at {(n == a ? "a" : "b")} of {i}" }, options: MemoryApp.Web) };
            patch.Headers.IfMatch.Add(tag);
            return n.SendAsync(patch);
        });
        conditional.Select(c => c.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed]);

        // Said twice at once, done once.
        foreach (var (verb, isServed) in new[] { ("retire", false), ("restore", false), ("approve", true) })
        {
            (await BothAsync(nodes, n => n.PostAsync($"/v1/lessons/{id}/{verb}", null))).ShouldAllBe(r => r.StatusCode == HttpStatusCode.OK);
            await FoundAsync(a, i, id, isServed);
            await FoundAsync(b, i, id, isServed);
        }
        await AssertHistoryAsync(a, id);

        // One ends it and the other takes it away: whoever comes second finds it ended, or gone.
        var ended = await Task.WhenAll(a.PostAsync($"/v1/lessons/{id}/{(i % 2 == 0 ? "reject" : "retire")}", null), b.DeleteAsync($"/v1/lessons/{id}"));
        ended[0].StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
        ended[1].StatusCode.ShouldBe(HttpStatusCode.NoContent);
        foreach (var node in nodes)
        {
            (await node.GetAsync($"/v1/lessons/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            await FoundAsync(node, i, id, expected: false);
        }
    }

    private static async Task AssertHistoryAsync(HttpClient node, string id)
    {
        var history = (await node.GetFromJsonAsync<Page<LessonEvent>>($"/v1/lessons/{id}/history", MemoryApp.Web))!.Items;
        history.Select(h => h.What).ShouldBe(["added", .. Enumerable.Repeat("edited", PatchesOfEach * 2 + 1), "retired", "restored", "approved"]);
        history.Select(h => h.At).ShouldBeInOrder();
    }

    /// <summary>What a change on either node makes of the index of this one, and how long that takes.</summary>
    private async Task FoundAsync(HttpClient node, int i, string id, bool expected) =>
        stale.Add((await Eventually.TrueAsync(async () =>
            (await node.GetFromJsonAsync<SearchResult>($"/v1/search?q=zebra{i}", MemoryApp.Web))!.Items.Any(l => l.Id == id) == expected, "the change is found on this node")).TotalMilliseconds);

    private static Task<HttpResponseMessage[]> BothAsync(HttpClient[] nodes, Func<HttpClient, Task<HttpResponseMessage>> send) =>
        Task.WhenAll(nodes.Select(send));

    private async Task<MemoryProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("memory-node-").FullName;
        folders.Add(folder);
        return await (await MemoryProcess.StartAsync(folder, "--Memory:Store=postgres", $"--ConnectionStrings:Memory={PostgresServer.Require().ConnectionString(database)}")).ReadyAsync();
    }
}
