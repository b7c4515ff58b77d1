using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Lessons.Endpoints;

public sealed class LessonEndpointsTests : IAsyncLifetime
{
    private readonly MemoryApp app = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static StringContent Json(string text, string type = "application/merge-patch+json") => new(text, Encoding.UTF8, type);

    private async Task<Memory.Client.Lesson> AddAsync(HttpClient client, LessonInput input, HttpStatusCode expected = HttpStatusCode.Created)
    {
        var answer = await client.PostAsJsonAsync("/v1/lessons", input, MemoryApp.Web);
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))! : new();
    }

    private static LessonInput Rule(string rule = "Pin every action to a commit SHA.") =>
        new() { Repo = "acme/shop", Rule = rule, Why = "A tag can be moved.", Topic = "security", Scope = new([".github/workflows/*.yml"]) };

    [Fact]
    public async Task A_write_key_adds_an_active_lesson_and_a_read_key_a_proposal()
    {
        (await AddAsync(app.Admin, Rule())).Status.ShouldBe("active");
        var proposed = await AddAsync(app.Session, Rule("Review workflows in pairs."));
        proposed.Status.ShouldBe("proposed");
        proposed.ApprovedBy.ShouldBeNull();
        (await AddAsync(app.Admin, Rule(), HttpStatusCode.OK)).Status.ShouldBe("active");
    }

    [Fact]
    public async Task A_session_key_approves_changes_and_erases_nothing()
    {
        var id = (await AddAsync(app.Session, Rule())).Id;
        foreach (var verb in new[] { "approve", "reject", "retire", "restore" })
            (await app.Session.PostAsync($"/v1/lessons/{id}/{verb}", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Session.PatchAsync($"/v1/lessons/{id}", Json("{\"rule\":\"x\"}"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Session.DeleteAsync($"/v1/lessons/{id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await AddAsync(app.Session, Rule() with { Rule = "x", Core = true }, HttpStatusCode.BadRequest)).Id.ShouldBe("");
    }

    [Theory]
    [InlineData("{\"rule\":\"\"}", "rule")]
    [InlineData("{\"kind\":\"maybe\"}", "kind")]
    [InlineData("{\"topic\":\"cats\"}", "topic")]
    [InlineData("{\"scope\":{\"paths\":[\"../etc\"]}}", "scope.paths")]
    [InlineData("{\"status\":\"active\"}", "status")]
    [InlineData("{\"rule\":7}", "rule")]
    [InlineData("{\"ruel\":\"x\"}", "ruel")]
    [InlineData("{\"pattern\":\"foo.*bar\"}", "pattern")]
    [InlineData("{\"pattern\":\"eval(\\\"x\\\")\"}", "pattern")]
    [InlineData("{\"pattern\":\"!!\"}", "pattern")]
    public async Task A_wrong_patch_names_the_field(string patch, string field)
    {
        var id = (await AddAsync(app.Admin, Rule())).Id;
        var answer = await app.Admin.PatchAsync($"/v1/lessons/{id}", Json(patch));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_approves_in_the_keys_name()
    {
        var id = (await AddAsync(app.Session, Rule())).Id;
        var answer = await app.Admin.PatchAsync($"/v1/lessons/{id}", Json("{\"rule\":\"Pin actions to a full commit SHA.\",\"why\":null}"));
        answer.EnsureSuccessStatusCode();
        var lesson = (await answer.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!;
        lesson.Rule.ShouldBe("Pin actions to a full commit SHA.");
        lesson.Why.ShouldBeNull();
        lesson.Topic.ShouldBe("security");
        lesson.ApprovedBy.ShouldBe("key:admin");
        lesson.Status.ShouldBe("active");
    }

    [Fact]
    public async Task A_pattern_is_confirmed_and_taken_away_by_patch_and_history_says_which()
    {
        var id = (await AddAsync(app.Admin, Rule())).Id;
        async Task<Memory.Client.Lesson> PatchAsync(string patch) =>
            (await (await app.Admin.PatchAsync($"/v1/lessons/{id}", Json(patch))).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!;
        var confirmed = await PatchAsync("{\"pattern\":\" `DateTime.Now` \"}");
        (confirmed.Pattern, confirmed.Status).ShouldBe(("DateTime.Now", "active"));
        (await PatchAsync("{\"why\":\"Tests cannot move it.\"}")).Pattern.ShouldBe("DateTime.Now");
        (await PatchAsync("{\"pattern\":null}")).Pattern.ShouldBeNull();
        var notes = (await app.GetAsync<Page<LessonEvent>>($"/v1/lessons/{id}/history")).Items.Select(e => e.Note).ToList();
        notes.ShouldContain(n => n != null && n.Contains("pattern DateTime.Now", StringComparison.Ordinal));
        notes.ShouldContain(n => n != null && n.Contains("no pattern any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stale_If_Match_is_412_and_a_fresh_one_passes()
    {
        var id = (await AddAsync(app.Admin, Rule())).Id;
        var tag = (await app.Admin.GetAsync($"/v1/lessons/{id}")).Headers.ETag!;
        async Task<HttpStatusCode> PatchAsync(string rule)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, $"/v1/lessons/{id}") { Content = Json($"{{\"rule\":\"{rule}\"}}") };
            request.Headers.IfMatch.Add(tag);
            return (await app.Admin.SendAsync(request)).StatusCode;
        }
        (await PatchAsync("First.")).ShouldBe(HttpStatusCode.OK);
        (await PatchAsync("Second.")).ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Repeating_a_decision_is_200_and_an_impossible_one_409()
    {
        var id = (await AddAsync(app.Session, Rule())).Id;
        async Task<HttpStatusCode> DoAsync(string verb) => (await app.Admin.PostAsJsonAsync($"/v1/lessons/{id}/{verb}", new LessonNote("because"), MemoryApp.Web)).StatusCode;
        (await DoAsync("reject")).ShouldBe(HttpStatusCode.OK);
        (await DoAsync("reject")).ShouldBe(HttpStatusCode.OK);
        (await DoAsync("approve")).ShouldBe(HttpStatusCode.Conflict);
        (await DoAsync("restore")).ShouldBe(HttpStatusCode.OK);
        (await DoAsync("approve")).ShouldBe(HttpStatusCode.OK);
        (await DoAsync("approve")).ShouldBe(HttpStatusCode.OK);
        (await app.GetAsync<Page<LessonEvent>>($"/v1/lessons/{id}/history")).Items.Select(e => e.What).ShouldBe(["proposed", "rejected", "restored", "approved"]);
    }

    [Fact]
    public async Task An_erased_lesson_is_gone_from_every_answer()
    {
        var id = (await AddAsync(app.Admin, Rule())).Id;
        (await app.Admin.DeleteAsync($"/v1/lessons/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await app.Admin.GetAsync($"/v1/lessons/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.LessonsAsync()).ShouldBeEmpty();
        (await app.GetAsync<SearchResult>("/v1/search?q=pin+actions")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_an_admin_teaches_more_than_one_repository()
    {
        var writer = await app.WithNewKeyAsync(["write"]);
        await AddAsync(writer, Rule() with { Repo = "acme/*" }, HttpStatusCode.Forbidden);
        (await AddAsync(app.Admin, Rule() with { Repo = "acme/*" })).Repo.ShouldBe("acme/*");
        (await app.GetAsync<SearchResult>("/v1/search?q=pin+actions&repo=acme/other")).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_import_is_stored_as_given_and_gives_an_id_for_every_line()
    {
        const string lines = """
            {"repo":"acme/shop","rule":"Never log raw tokens.","status":"active","evidence":[{"author":"ana","url":"https://github.example/1","words":"no tokens"}]}
            {"repo":"acme/shop"}
            {"repo":"acme/shop","rule":"Never log raw tokens."}
            {"repo":"acme/shop","rule":"Never log a raw token."}
            """;
        var answer = await app.Admin.PostAsync("/v1/lessons/import", Json(lines, "application/x-ndjson"));
        var receipt = (await answer.Content.ReadFromJsonAsync<LessonImportReceipt>(MemoryApp.Web))!;
        receipt.Ids.Count.ShouldBe(4);
        receipt.Ids[1].ShouldBeNull();
        receipt.Ids[2].ShouldBe(receipt.Ids[0]);
        receipt.Rejected.ShouldHaveSingleItem().Line.ShouldBe(2);
        (await app.LessonsAsync("status=active")).ShouldHaveSingleItem().Evidence.ShouldHaveSingleItem().Author.ShouldBe("ana");
        (await app.LessonsAsync("status=proposed")).ShouldHaveSingleItem();
        var exported = await app.Admin.GetStringAsync("/v1/lessons/export");
        exported.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_export_by_value_has_core_lessons_first_and_then_what_more_people_said()
    {
        const string lines = """
            {"repo":"acme/shop","rule":"Never log raw tokens.","status":"active"}
            {"repo":"acme/shop","rule":"Money is decimal.","status":"active","evidence":[{"author":"ana","words":"a"},{"author":"ben","words":"b"}]}
            {"repo":"acme/shop","rule":"Every public method has a test.","status":"active","core":true}
            {"repo":"acme/shop","rule":"Dates are UTC."}
            """;
        (await app.Admin.PostAsync("/v1/lessons/import", Json(lines, "application/x-ndjson"))).EnsureSuccessStatusCode();
        foreach (var format in new[] { "markdown", "jsonl" })
        {
            var text = await app.Admin.GetStringAsync($"/v1/lessons/export?format={format}&status=active&repo=acme/shop&order=value");
            string[] rules = ["Every public method has a test.", "Money is decimal.", "Never log raw tokens."];
            var places = rules.Select(r => text.IndexOf(r, StringComparison.Ordinal)).ToList();
            places.ShouldAllBe(at => at >= 0, text);
            places.ShouldBeInOrder();
            text.ShouldNotContain("Dates are UTC.");
        }
        (await app.Admin.GetAsync("/v1/lessons/export?order=best")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_import_keeps_what_supersedes_what_by_the_ids_that_the_lessons_have_here()
    {
        var here = (await AddAsync(app.Admin, Rule("Dates are written as ISO 8601."))).Id;
        var lines = $$"""
            {"id":"L700002","repo":"acme/shop","rule":"Use literal unions, never enums.","status":"active","supersedes":["L700001"]}
            {"id":"L700001","repo":"acme/shop","rule":"Use enums for states.","status":"superseded"}
            {"id":"L700003","repo":"acme/shop","rule":"Dates carry an offset.","supersedes":["{{here}}","L799999"]}
            {"id":"L700004","repo":"acme/shop","rule":"Odd.","supersedes":["not an id"]}
            """;
        var answer = await app.Admin.PostAsync("/v1/lessons/import", Json(lines, "application/x-ndjson"));
        var receipt = (await answer.Content.ReadFromJsonAsync<LessonImportReceipt>(MemoryApp.Web))!;
        receipt.Rejected.ShouldHaveSingleItem().Reason.ShouldContain("supersedes");

        async Task<Memory.Client.Lesson> OfAsync(int line) => await app.GetAsync<Memory.Client.Lesson>($"/v1/lessons/{receipt.Ids[line]}");
        (await OfAsync(0)).Supersedes.ShouldBe([receipt.Ids[1]!]);
        (await OfAsync(1)).Status.ShouldBe("superseded");
        (await OfAsync(2)).Supersedes.ShouldBe([here]);
        (await app.GetAsync<Page<LessonEvent>>($"/v1/lessons/{receipt.Ids[2]}/history")).Items.ShouldContain(e => e.Note != null && e.Note.Contains("L799999"));
        // Out and in again: the same lessons, still linked.
        await app.Admin.PostAsync("/v1/lessons/import", Json(await app.Admin.GetStringAsync("/v1/lessons/export"), "application/x-ndjson"));
        (await OfAsync(0)).Supersedes.ShouldBe([receipt.Ids[1]!]);
    }

    [Fact]
    public async Task Pages_hold_every_lesson_once()
    {
        for (var i = 0; i < 7; i++)
            await AddAsync(app.Admin, Rule($"Rule number {i} stands for itself."));
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await app.GetAsync<Page<Memory.Client.Lesson>>($"/v1/lessons?limit=3&cursor={cursor}");
            seen.AddRange(page.Items.Select(l => l.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        seen.Count.ShouldBe(7);
        seen.Distinct().Count().ShouldBe(7);
        (await app.Admin.GetAsync("/v1/lessons?cursor=%00")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Admin.GetAsync("/v1/lessons?limit=0")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
