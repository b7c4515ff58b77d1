using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Access;

public sealed class AuditTests : IAsyncLifetime
{
    private readonly MemoryApp app = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IReadOnlyList<AuditEntry>> AuditAsync(string query = "", HttpClient? by = null) =>
        (await (by ?? app.Admin).GetFromJsonAsync<Page<AuditEntry>>($"/v1/audit?limit=200&{query}", MemoryApp.Web))!.Items;

    private async Task<Memory.Client.Lesson> AddAsync(HttpClient client, string rule, string repo = "acme/shop") =>
        (await (await client.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = repo, Rule = rule }, MemoryApp.Web)).Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!;

    [Fact]
    public async Task Every_change_leaves_one_word_with_the_key_that_made_it()
    {
        var admin = (await app.GetAsync<Page<Key>>("/v1/keys")).Items.Single(k => k.Name == "admin").Id;
        var id = (await AddAsync(app.Session, "Tokens never go to the log.")).Id;
        foreach (var verb in new[] { "approve", "retire", "restore", "reject" })
            (await app.Admin.PostAsync($"/v1/lessons/{id}/{verb}", null)).StatusCode.ShouldBe(HttpStatusCode.OK, verb);
        (await app.Admin.PostAsync($"/v1/lessons/{id}/restore", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Admin.PatchAsync($"/v1/lessons/{id}", new StringContent("{\"why\":\"They end up at a third party.\"}", Encoding.UTF8, "application/merge-patch+json"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Admin.DeleteAsync($"/v1/lessons/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var entries = await AuditAsync("repo=acme/shop");

        entries.Reverse().Select(e => e.What).ShouldBe(
            ["lesson.proposed", "lesson.approved", "lesson.retired", "lesson.restored", "lesson.rejected", "lesson.restored", "lesson.edited", "lesson.erased"]);
        entries.ShouldAllBe(e => e.Subject == id && e.KeyId != null);
        entries.Where(e => e.What != "lesson.proposed").ShouldAllBe(e => e.Who == "key:admin" && e.KeyId == admin);
        entries[^1].Who.ShouldBe("key:session");
    }

    [Fact]
    public async Task What_was_learned_or_imported_stands_there_too()
    {
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens."));
        (await app.Admin.PostAsync("/v1/lessons/import", new StringContent("{\"repo\":\"acme/web\",\"rule\":\"Buttons have labels.\"}", Encoding.UTF8, "application/x-ndjson"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await AuditAsync("who=ana")).ShouldHaveSingleItem().What.ShouldBe("lesson.learned");
        var imported = (await AuditAsync("what=lesson.imported")).ShouldHaveSingleItem();
        (imported.Repo, imported.Who).ShouldBe(("acme/web", "key:admin"));
    }

    [Fact]
    public async Task What_happened_to_keys_is_for_whoever_manages_them()
    {
        using var tenant = await app.WithNewKeyAsync(["admin"], ["acme/*"]);
        var made = (await (await tenant.PostAsJsonAsync("/v1/keys", new KeyInput { Name = "ci", Scopes = ["read"], Repos = ["acme/shop", "acme/web"] }, MemoryApp.Web)).Content.ReadFromJsonAsync<Key>(MemoryApp.Web))!;
        await tenant.PostAsync($"/v1/keys/{made.Id}/rotate", null);
        await tenant.DeleteAsync($"/v1/keys/{made.Id}");
        using var other = await app.WithNewKeyAsync(["admin"], ["globex/site"]);

        (await AuditAsync("what=key", tenant)).Where(e => e.Subject == made.Id).Reverse().Select(e => e.What).ShouldBe(["key.added", "key.rotated", "key.revoked"]);
        (await AuditAsync(by: other)).ShouldAllBe(e => e.Repo == "globex/site");
        (await app.Session.GetAsync("/v1/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await other.GetAsync("/v1/audit?repo=acme/shop")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await AuditAsync("what=key.added&who=memory")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_that_was_refused_leaves_no_word_and_texts_leave_none_either()
    {
        var id = (await AddAsync(app.Admin, "Tokens never go to the flux-log.")).Id;
        (await app.Admin.PostAsync($"/v1/lessons/{id}/restore", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/lessons/{id}/retire") { Content = JsonContent.Create(new LessonNote("the flux-log is gone")) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        (await app.Admin.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await app.Admin.PostAsJsonAsync($"/v1/lessons/{id}/retire", new LessonNote("the flux-log is gone"), MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await AuditAsync($"repo=acme/shop")).Select(e => e.What).ShouldBe(["lesson.retired", "lesson.added"]);
        (await app.Admin.GetStringAsync("/v1/audit")).ShouldNotContain("flux-log");
    }

    [Fact]
    public async Task Pages_follow_each_other_and_since_cuts_them_off()
    {
        for (var i = 0; i < 7; i++)
            await AddAsync(app.Admin, $"Rule number {i} of the house.");
        var all = new List<AuditEntry>();
        var next = "";
        do
        {
            var page = await app.GetAsync<Page<AuditEntry>>($"/v1/audit?repo=acme/shop&limit=3&cursor={next}");
            all.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);
        all.Select(e => e.Subject).Distinct().Count().ShouldBe(7);
        (await AuditAsync("repo=acme/shop&since=2099-01-01T00:00:00Z")).ShouldBeEmpty();
        (await AuditAsync("repo=acme/shop&since=2001-01-01T00:00:00Z")).Count.ShouldBe(7);
    }

    [Theory]
    [InlineData("what=LESSON", "what")]
    [InlineData("what=%25", "what")]
    [InlineData("since=yesterday", "since")]
    [InlineData("limit=201", "limit")]
    [InlineData("cursor=!", "cursor")]
    [InlineData("repo=nonsense", "repo")]
    public async Task A_wrong_question_names_the_field(string query, string field)
    {
        var answer = await app.Admin.GetAsync($"/v1/audit?{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public async Task What_is_too_old_goes()
    {
        var clock = new MovedClock();
        var folder = Directory.CreateTempSubdirectory("memory-audit-").FullName;
        await using (var first = new MemoryApp(folder: folder))
            await first.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens."));
        clock.Move(TimeSpan.FromDays(399));
        await using (var later = new MemoryApp(folder: folder, time: clock))
            (await later.GetAsync<Page<AuditEntry>>("/v1/audit?what=lesson")).Items.Count.ShouldBe(1);
        clock.Move(TimeSpan.FromDays(2));
        await using (var late = new MemoryApp(folder: folder, time: clock))
            await Eventually.BecomesAsync(() => late.GetAsync<Page<AuditEntry>>("/v1/audit"), page => page.Items.Count == 0, "an old audit should be gone");
        Directory.Delete(folder, recursive: true);
    }
}
