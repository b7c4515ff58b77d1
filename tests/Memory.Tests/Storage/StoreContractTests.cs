using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Storage;

public sealed class SqliteStoreTests() : StoreContractTests(TestStore.Sqlite);

public sealed class PostgresStoreTests() : StoreContractTests(TestStore.Postgres);

/// <summary>What the service does with its store, through the front door: the same on every store.</summary>
public abstract class StoreContractTests(string store) : IAsyncLifetime
{
    private readonly MemoryApp app = new(store: store);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static LessonInput Rule(string rule) => new() { Repo = "acme/shop", Rule = rule, Topic = "security" };

    private async Task<Memory.Client.Lesson> AddAsync(LessonInput input)
    {
        var answer = await app.Admin.PostAsJsonAsync("/v1/lessons", input, MemoryApp.Web);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!;
    }

    private Task<HttpResponseMessage> PatchAsync(string id, string patch) =>
        app.Admin.PatchAsync($"/v1/lessons/{id}", new StringContent(patch, Encoding.UTF8, "application/merge-patch+json"));

    private async Task<List<T>> AllAsync<T>(string address)
    {
        var all = new List<T>();
        string? cursor = null;
        do
        {
            var page = await app.GetAsync<Page<T>>($"{address}{(address.Contains('?') ? '&' : '?')}cursor={cursor}");
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    [Fact]
    public async Task Comments_are_taken_once_and_edits_and_deletions_followed()
    {
        var said = Says.Member("ana", "@claude remember: cache product searches for ten minutes.");
        (await app.SayAsync(said)).Accepted.ShouldBe(1);
        (await app.SayAsync(said, said)).Duplicates.ShouldBe(2);
        var id = (await app.LessonsAsync()).ShouldHaveSingleItem().Id;
        await app.SayAsync(said with { Body = "@claude remember: cache product searches for one minute.", UpdatedAt = said.CreatedAt!.Value.AddHours(1) });
        var edited = (await app.LessonsAsync()).ShouldHaveSingleItem();
        (edited.Id, edited.Rule.Contains("one minute", StringComparison.Ordinal)).ShouldBe((id, true));
        await app.SayAsync(said with { Deleted = true, Body = "", UpdatedAt = said.CreatedAt!.Value.AddHours(2) });
        (await app.LessonsAsync("status=retired")).ShouldHaveSingleItem().Evidence.ShouldBeEmpty();
        (await AllAsync<Delivery>("/v1/deliveries?limit=1")).Count.ShouldBe(3);
        (await app.GetAsync<Stats>("/v1/stats")).Comments.ShouldBe(0);
    }

    [Fact]
    public async Task A_thread_is_read_as_a_whole_whatever_the_order()
    {
        var root = Says.Member("ana", "We always validate the currency before a payment is stored.");
        var reply = Says.Member("ben", "@claude remember this").Answering(root);
        await app.SayAsync(reply);
        await app.SayAsync(root);
        await app.SayAsync(Says.Member("ben", "@claude remember: never log raw tokens.").Answering(root));
        await app.SayAsync(Says.Member("ana", "@claude forget that").Answering(reply));
        (await app.LessonsAsync("status=retired")).ShouldHaveSingleItem().Rule.ShouldContain("token");
        (await app.GetAsync<Stats>("/v1/stats")).Passages.ShouldBe(1);
    }

    [Fact]
    public async Task Lessons_live_their_life_and_every_step_is_kept()
    {
        var lesson = await AddAsync(Rule("Pin every action to a commit SHA.") with { Scope = new([".github/workflows/*.yml"]) });
        (await PatchAsync(lesson.Id, "{\"why\":\"A tag can be moved.\"}")).EnsureSuccessStatusCode();
        foreach (var verb in new[] { "retire", "restore", "approve" })
            (await app.Admin.PostAsJsonAsync($"/v1/lessons/{lesson.Id}/{verb}", new LessonNote("because"), MemoryApp.Web)).EnsureSuccessStatusCode();
        (await app.GetAsync<Page<LessonEvent>>($"/v1/lessons/{lesson.Id}/history")).Items.Select(e => e.What).ShouldBe(["added", "edited", "retired", "restored", "approved"]);
        using var stale = new HttpRequestMessage(HttpMethod.Patch, $"/v1/lessons/{lesson.Id}") { Content = new StringContent("{\"why\":\"x\"}", Encoding.UTF8, "application/merge-patch+json") };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        (await app.Admin.SendAsync(stale)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await app.Admin.DeleteAsync($"/v1/lessons/{lesson.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await app.Admin.GetAsync($"/v1/lessons/{lesson.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.GetAsync<SearchResult>("/v1/search?q=pin+action")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_are_narrowed_and_paged_by_every_filter()
    {
        for (var i = 0; i < 5; i++)
            await AddAsync(Rule($"Rule number {i} stands for itself.") with { Topic = i < 2 ? "testing" : "data", Scope = new(i == 4 ? ["docs/**"] : []) });
        await AddAsync(Rule("Everywhere the same licence.") with { Repo = "acme/*" });
        await AddAsync(Rule("Elsewhere another rule.") with { Repo = "globex/site" });
        (await AllAsync<Memory.Client.Lesson>("/v1/lessons?limit=2")).Select(l => l.Id).ShouldBeUnique();
        (await AllAsync<Memory.Client.Lesson>("/v1/lessons?limit=2&repo=acme/shop")).Count.ShouldBe(6);
        (await AllAsync<Memory.Client.Lesson>("/v1/lessons?topic=testing")).Count.ShouldBe(2);
        (await AllAsync<Memory.Client.Lesson>("/v1/lessons?repo=acme/shop&path=src/a.ts")).Count.ShouldBe(5);
        (await AllAsync<Memory.Client.Lesson>("/v1/lessons?q=licence")).ShouldHaveSingleItem().Repo.ShouldBe("acme/*");
        (await AllAsync<Memory.Client.Lesson>("/v1/lessons?status=proposed")).ShouldBeEmpty();
        (await AllAsync<Repository>("/v1/repos")).ShouldBeEmpty();
        using var one = await app.WithNewKeyAsync(["read"], ["globex/*"]);
        (await one.GetFromJsonAsync<Page<Memory.Client.Lesson>>("/v1/lessons", MemoryApp.Web))!.Items.ShouldHaveSingleItem().Repo.ShouldBe("globex/site");
    }

    [Fact]
    public async Task An_export_is_imported_whole_into_another_store()
    {
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens, they end up at a third party."));
        await AddAsync(Rule("Größen heißen überall gleich: 名前, имя, 🎯.") with { Why = "Zeile 1\nZeile 2" });
        var exported = await app.Admin.GetStringAsync("/v1/lessons/export");
        await using var other = new MemoryApp(store: TestStore.Sqlite);
        async Task<LessonImportReceipt> ImportAsync() => (await (await other.Admin.PostAsync("/v1/lessons/import", new StringContent(exported, Encoding.UTF8, "application/x-ndjson")))
            .Content.ReadFromJsonAsync<LessonImportReceipt>(MemoryApp.Web))!;
        var first = await ImportAsync();
        first.Accepted.ShouldBe(2);
        (await ImportAsync()).Ids.ShouldBe(first.Ids);
        (await other.LessonsAsync()).Select(l => (l.Rule, l.Why, l.Status, l.Evidence.Count)).ShouldBe((await app.LessonsAsync()).Select(l => (l.Rule, l.Why, l.Status, l.Evidence.Count)), ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_learned_is_searched_packed_answered_and_counted()
    {
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens, they end up at a third party."), Says.Member("ben", "Deploys go out on Tuesdays, after the standup."));
        (await app.GetAsync<SearchResult>("/v1/search?q=log+tokens")).Items.ShouldHaveSingleItem();
        async Task<ContextPack> ContextAsync() => (await (await app.Session.PostAsJsonAsync("/v1/context", new ContextRequest { Repo = "acme/shop", Task = "log the token", Session = "s1" }, MemoryApp.Web))
            .Content.ReadFromJsonAsync<ContextPack>(MemoryApp.Web))!;
        (await ContextAsync()).Lessons.ShouldHaveSingleItem();
        (await ContextAsync()).Lessons.ShouldBeEmpty();
        var answer = await (await app.Session.PostAsJsonAsync("/v1/ask", new AskRequest { Repo = "acme/shop", Question = "When do deploys go out?" }, MemoryApp.Web)).Content.ReadFromJsonAsync<Answer>(MemoryApp.Web);
        answer!.Found.ShouldBeTrue();
        await Eventually.TrueAsync(async () => (await app.GetAsync<Stats>("/v1/stats")).Served == 1, "the exposure is counted");
        var stats = await app.GetAsync<Stats>("/v1/stats?repo=acme/shop");
        (stats.Comments, stats.Repositories, stats.Lessons["active"], stats.Deliveries["learned"]).ShouldBe((2L, 1, 1L, 1L));
        (await AllAsync<Repository>("/v1/repos")).ShouldHaveSingleItem().Comments.ShouldBe(2);
        (await app.LessonsAsync()).ShouldHaveSingleItem().Served.ShouldBe(1);
    }

    [Fact]
    public async Task Text_is_ordered_by_code_point()
    {
        // An English order would put the small letter before the capital, and the dash between them nowhere.
        string[] repos = ["acme/a_b", "acme/a-b", "acme/ab", "acme/a.b", "acme/a1", "acme/a10", "acme/a2"];
        await app.SayAsync(repos.Select(r => Says.Member("ana", "I would look at this again.").In(r)));
        (await AllAsync<Repository>("/v1/repos?limit=2")).Select(r => r.Repo).ShouldBe(repos.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Any_text_survives_as_it_was_said()
    {
        var rules = new[] { "Größen heißen überall gleich.", "名前は英語で書く。", "Ship 🎯 only with 👩‍👩‍👧.", "It's \"quoted\" \\ and 100% @p0 :x $1 {0}.", new string('a', 900) + " ends here." };
        foreach (var rule in rules)
            (await AddAsync(Rule(rule))).Rule.ShouldBe(rule);
        (await app.LessonsAsync()).Select(l => l.Rule).ShouldBe(rules, ignoreOrder: true);
        // NUL, which one store takes and the other does not, in every place that a stranger fills in.
        var odd = Says.Member("ana", "We talked\0 about " + new string('x', 30_000)) with { DiffHunk = "@@ -1 +1 @@\n+\0" };
        await app.SayAsync(odd, odd with { Id = "a\0", Author = "a\0na" }, odd with { Path = "src/a\0.ts" }, odd with { Url = "https://github.example/\0", Commit = "\0" });
        (await AllAsync<Delivery>("/v1/deliveries")).ShouldNotBeEmpty();
        (await AllAsync<Delivery>("/v1/deliveries")).ShouldAllBe(d => d.Outcome == "ignored");
        var asked = await app.Admin.GetAsync("/v1/search?q=%00x");
        asked.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await asked.Content.ReadAsStringAsync()).ShouldContain("q holds a NUL character");
        (await app.Session.PostAsJsonAsync("/v1/context", new ContextRequest { Repo = "acme/shop", Task = "quoted", Session = "s\0\ud800" }, MemoryApp.Web)).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Keys_work_until_they_are_revoked()
    {
        var made = (await (await app.Admin.PostAsJsonAsync("/v1/keys", new KeyInput { Name = "ci", Scopes = ["read"], Repos = ["acme/*"] }, MemoryApp.Web)).Content.ReadFromJsonAsync<Key>(MemoryApp.Web))!;
        using var client = app.WithKey(made.Secret);
        (await client.GetAsync("/v1/stats?repo=acme/shop")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/v1/stats?repo=globex/site")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Admin.DeleteAsync($"/v1/keys/{made.Id}")).EnsureSuccessStatusCode();
        (await client.GetAsync("/v1/stats")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Writes_at_the_same_time_lose_and_double_nothing()
    {
        var lesson = await AddAsync(Rule("Count to ten."));
        var comments = Enumerable.Range(0, 60).Select(i => Says.Member($"person{i % 5}", $"@claude remember: module{i * 10} never imports module{i * 10 + 1} directly, go through the registry{i * 10}.")).ToList();
        // Each comment twice, each rule by hand as well as by comment, and one lesson edited by everybody.
        var said = Task.WhenAll(comments.Concat(comments).Chunk(15).Select(c => app.SayAsync(c)));
        var added = Task.WhenAll(Enumerable.Range(0, 20).Select(i => AddAsync(Rule($"Added by hand, number {i % 10}."))));
        var edited = Task.WhenAll(Enumerable.Range(0, 10).Select(i => PatchAsync(lesson.Id, $"{{\"why\":\"Because of {i}.\"}}")));
        var receipts = await said;
        receipts.Sum(r => r.Accepted).ShouldBe(60);
        receipts.Sum(r => r.Duplicates).ShouldBe(60);
        (await edited).ShouldAllBe(a => a.IsSuccessStatusCode);
        (await added).Select(l => l.Id).Distinct().Count().ShouldBe(10);
        (await app.LessonsAsync()).Count.ShouldBe(1 + 60 + 10);
        (await app.GetAsync<Page<LessonEvent>>($"/v1/lessons/{lesson.Id}/history")).Items.Count(e => e.What == "edited").ShouldBe(10);
        (await AllAsync<Delivery>("/v1/deliveries?limit=100")).Select(d => d.Outcome).ShouldAllBe(o => o == "learned");
    }
}
