using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Indexing.Embedding;
using Memory.Indexing.Qdrant;
using Memory.Storage;
using Memory.Tests.Indexing.Contract;
using Memory.Tests.Infrastructure;
using Memory.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Indexing.Qdrant;

/// <summary>The collection follows the store, survives what servers do, and nobody is left without an answer.</summary>
public sealed class QdrantIndexTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-test-").FullName;
    private FakeQdrant qdrant = null!;

    public async ValueTask InitializeAsync() => qdrant = await FakeQdrant.StartAsync();

    private IndexedService Start(string? embedder = null) => new(new MemoryApp(qdrant.Settings(), folder)
    {
        Replace = embedder is null ? null : s => s.AddSingleton(new ShippedEmbedder(embedder)),
    });

    private static Memory.Lessons.Lesson Lesson(int n, string rule, string repo = Known.Repo) => Known.Lesson($"L{100_000 + n}", rule, repo);

    private async Task<IndexedService> WithAsync(params string[] rules)
    {
        var service = Start();
        await service.SaveAsync(rules.Select((r, i) => Lesson(i, r)));
        await service.LevelAsync();
        return service;
    }

    private static Task<string> ReadyAsync(IndexedService service) => service.App.WithKey(null).GetStringAsync("/readyz");

    private static Task<SearchResult> SearchAsync(IndexedService service, string text) => service.App.GetAsync<SearchResult>($"/v1/search?repo={Known.Repo}&q={text}");

    [Fact]
    public async Task A_point_carries_no_text_and_a_collection_says_whose_it_is()
    {
        await using var service = await WithAsync("Retry a payment twice.", "Sort imports.");
        qdrant.Served.Points.Count.ShouldBe(3);
        var payload = qdrant.Served.Find(LessonPoint.IdOf("L100000").ToString())!.Payload;
        payload.Select(p => p.Key).ShouldBe(["lesson", "repo", "owner", "status", "revision"]);
        var mark = qdrant.Served.Find(CollectionMark.PointId.ToString())!.Payload;
        mark["revision"]!.GetValue<long>().ShouldBe(service.Database.Changes.Revision);
        qdrant.Served.Indexes.ShouldBe(["repo", "owner", "status", "revision"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_search_is_one_request_and_each_list_of_it_is_under_the_grant()
    {
        await using var service = await WithAsync("Retry a payment twice.");
        var before = qdrant.Requests.Count;
        await service.SearchAsync("retry payment", grant: Grant.To([Known.Repo]));
        var (request, body) = qdrant.Requests.Skip(before).Where(r => r.Request.Contains("/query", StringComparison.Ordinal)).ShouldHaveSingleItem();
        request.ShouldBe("POST /collections/memory-lessons/points/query/batch");
        var lists = body!["searches"]!.AsArray().SkipLast(1).ToList();
        lists.ShouldNotBeEmpty();
        foreach (var list in lists)
            list!["filter"]!.ToJsonString().ShouldBe("""{"must":[{"key":"status","match":{"any":["active","conflicted"]}},{"key":"repo","match":{"any":["acme/shop","acme/*","*"]}}]}""");
    }

    [Fact]
    public async Task A_restart_sends_nothing_again_and_goes_on_where_the_collection_is()
    {
        await using (await WithAsync("Retry a payment twice.", "Sort imports."))
        {
        }
        var sent = qdrant.Served.Upserts;
        await using var again = Start();
        await again.LevelAsync();
        qdrant.Served.Upserts.ShouldBe(sent);
        await again.SaveAsync(Lesson(7, "Indent with tabs."));
        await again.LevelAsync();
        // The lesson, and how far the collection has come.
        qdrant.Served.Upserts.ShouldBe(sent + 2);
    }

    [Fact]
    public async Task While_it_is_away_words_of_the_store_answer_and_say_so_and_it_comes_back_by_itself()
    {
        await using var service = await WithAsync("Retry a payment twice.", "Sort imports.");
        (await ReadyAsync(service)).ShouldBe("""{"status":"ready"}""");
        qdrant.GoAway();
        await service.SaveAsync(Lesson(7, "Retry a refund never."));
        var found = await SearchAsync(service, "retry");
        found.Items.Select(i => i.Id).ShouldBe(["L100000", "L100007"], ignoreOrder: true);
        found.Degraded.ShouldBe(QdrantSearch.IsAway);
        var pack = await (await service.App.Session.PostAsJsonAsync("/v1/context", new { repo = Known.Repo, task = "retry the payment" })).Content.ReadFromJsonAsync<ContextPack>(MemoryApp.Web);
        pack!.Degraded.ShouldBe(QdrantSearch.IsAway);
        pack.Lessons.ShouldNotBeEmpty();
        (await ReadyAsync(service)).ShouldContain("\"away\":[\"index\"]");
        (await service.App.GetAsync<DoctorReport>("/v1/doctor")).Checks.Single(c => c.Name == "index").State.ShouldBe("warning");
        qdrant.ComeBack();
        await service.LevelAsync();
        (await SearchAsync(service, "retry")).Degraded.ShouldBeNull();
        (await ReadyAsync(service)).ShouldBe("""{"status":"ready"}""");
        qdrant.Served.Points.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "{\"status\":{\"error\":\"Service internal error: overloaded\"}}")]
    [InlineData(HttpStatusCode.BadGateway, "<html>proxy</html>")]
    [InlineData(HttpStatusCode.Unauthorized, "Invalid API key or JWT")]
    [InlineData(HttpStatusCode.OK, "<html>a page</html>")]
    [InlineData(HttpStatusCode.OK, "{\"result\":[],\"status\":\"ok\",\"time\":0}")]
    [InlineData(HttpStatusCode.BadRequest, "{\"status\":{\"error\":\"Wrong input\"}}")]
    public async Task Whatever_it_answers_a_search_is_answered(HttpStatusCode status, string body)
    {
        await using var service = await WithAsync("Retry a payment twice.");
        qdrant.AnswerWith(status, body);
        var found = await SearchAsync(service, "retry");
        found.Items.Select(i => i.Id).ShouldBe(["L100000"]);
        found.Degraded.ShouldNotBeNull();
        qdrant.ComeBack();
        await service.LevelAsync();
        await Eventually.TrueAsync(async () => (await SearchAsync(service, "retry")).Degraded is null, "it is used again");
    }

    [Fact]
    public async Task One_that_does_not_answer_is_waited_for_once_and_not_by_every_search()
    {
        await using var service = await WithAsync("Retry a payment twice.");
        qdrant.Hang();
        (await SearchAsync(service, "retry")).Degraded.ShouldBe(QdrantSearch.IsAway);
        var asked = qdrant.Requests.Count;
        for (var i = 0; i < 20; i++)
            (await SearchAsync(service, "retry")).Items.Count.ShouldBe(1);
        qdrant.Requests.Count.ShouldBe(asked);
        qdrant.ComeBack();
        await service.LevelAsync();
    }

    [Fact]
    public async Task A_collection_that_was_lost_is_filled_again_from_the_store()
    {
        await using var service = await WithAsync("Retry a payment twice.", "Sort imports.");
        qdrant.Forget();
        (await SearchAsync(service, "retry")).Items.Select(i => i.Id).ShouldBe(["L100000"]);
        await Eventually.TrueAsync(async () => qdrant.Aliases.Count == 1 && qdrant.Served.Points.Count == 3 && (await SearchAsync(service, "retry")).Degraded is null, "it is filled");
    }

    [Fact]
    public async Task A_collection_that_was_filled_from_another_store_is_not_ours()
    {
        await using (await WithAsync("Retry a payment twice.", "Sort imports."))
        {
        }
        var other = Directory.CreateTempSubdirectory("memory-test-").FullName;
        await using (var service = new IndexedService(new MemoryApp(qdrant.Settings(), other)))
        {
            await service.SaveAsync(Lesson(0, "Indent with tabs."));
            await service.LevelAsync();
            (await service.IdsAsync("tabs")).ShouldBe(["L100000"]);
            (await service.SearchAsync("retry payment")).ShouldAllBe(h => h.Lesson.Rule == "Indent with tabs.");
            qdrant.Served.Points.Count.ShouldBe(2);
            // Not ours to remove.
            qdrant.Collections.Count.ShouldBe(2);
        }
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public async Task A_store_that_was_restored_fills_a_collection_of_its_own_and_removes_the_one_before()
    {
        await using var service = await WithAsync("Retry a payment twice.", "Sort imports.");
        var backup = await service.App.Admin.GetByteArrayAsync("/v1/backup");
        await service.SaveAsync(Lesson(7, "Indent with tabs."));
        await service.LevelAsync();
        var before = qdrant.Aliases.Values.Single();
        using var body = new ByteArrayContent(backup) { Headers = { ContentType = new("application/gzip") } };
        (await service.App.Admin.PostAsync("/v1/restore?replace=true", body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.BecomesAsync(() => Task.FromResult((Alias: qdrant.Aliases.Values.Single(), All: string.Join(' ', qdrant.Collections.Keys))),
            seen => seen.Alias != before && seen.All == seen.Alias, $"{before} is to be replaced and removed");
        await service.LevelAsync();
        (await service.IdsAsync("retry")).ShouldBe(["L100000"]);
        (await service.IdsAsync("tabs")).ShouldNotContain("L100007");
        qdrant.Served.Points.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_new_embedder_makes_a_collection_beside_the_one_that_is_served_and_then_takes_its_place()
    {
        await using (await WithAsync("Retry a payment twice.", "Sort imports."))
        {
        }
        var before = qdrant.Aliases.Values.Single();
        await using var service = Start(TestEmbedder.Write(folder, seed: 2));
        await service.LevelAsync();
        qdrant.Aliases.Values.Single().ShouldNotBe(before);
        await Eventually.TrueAsync(() => Task.FromResult(qdrant.Collections.Count == 1), "the one before is removed");
        qdrant.Served.Points.Count.ShouldBe(3);
        (await service.IdsAsync("retry"))[0].ShouldBe("L100000");
    }

    [Fact]
    public async Task Vectors_of_another_embedder_are_not_asked()
    {
        await using var service = await WithAsync("Retry a payment twice.");
        // As another node with a later version would leave it.
        var mark = qdrant.Served.Find(CollectionMark.PointId.ToString())!;
        mark.Payload["embedder"] = "another";
        await Eventually.TrueAsync(async () => (await SearchAsync(service, "retry")).Degraded is QdrantSearch.HasOtherVectors or null && qdrant.Served.Points.Count == 2, "words still answer");
        (await SearchAsync(service, "retry")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_nodes_share_a_collection_that_one_of_them_fills_and_the_other_goes_on_when_it_ends()
    {
        var database = TestStore.NewDatabase();
        var settings = qdrant.Settings();
        foreach (var (name, value) in TestStore.On(database))
            settings[name] = value;
        var first = new IndexedService(new MemoryApp(settings));
        var second = new IndexedService(new MemoryApp(settings));
        await first.SaveAsync(Lesson(0, "Retry a payment twice."));
        await first.LevelAsync();
        var sent = qdrant.Served.Upserts;
        await second.SaveAsync(Lesson(1, "Sort imports."));
        (await second.IdsAsync("imports")).ShouldBe(["L100001"]);
        (await first.IdsAsync("imports")).ShouldBe(["L100001"]);
        await Eventually.TrueAsync(() => Task.FromResult(qdrant.Served.Points.Count == 3), "the lesson is in the collection");
        qdrant.Served.Upserts.ShouldBe(sent + 2);
        await first.DisposeAsync();
        await second.SaveAsync(Lesson(2, "Indent with tabs."));
        await second.LevelAsync();
        qdrant.Served.Points.Count.ShouldBe(4);
        await second.DisposeAsync();
        PostgresServer.Require().Drop(database);
    }

    public async ValueTask DisposeAsync()
    {
        await qdrant.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
