using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Agents.Hooks;
using Memory.Tests.Agents.Mcp;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Outcomes;

/// <summary>What became of lessons, through the front door.</summary>
public sealed class OutcomesTests : OutcomesScene
{
    [Fact]
    public async Task An_agent_speaks_of_what_it_was_given_and_nothing_else_counts()
    {
        var id = await TeachAsync("Retry payments with a backoff.");
        await GiveAsync("s1", "add a retry to payments");
        await GiveAsync("s2", "add a retry to payments");
        (await SayAsync(app.Session, id, "s1", "ignored")).Ignored.ShouldBe(1);
        var outcomes = await SayAsync(app.Session, id, "s1", "followed");
        (outcomes.Sessions, outcomes.Followed, outcomes.Ignored, outcomes.Unknown).ShouldBe((2, 1, 0, 1));
        (await SayAsync(app.Session, id, "never-given", "followed")).Followed.ShouldBe(1);
        var lesson = await LessonAsync(id);
        (lesson.Followed, lesson.Outcomes!.Unknown).ShouldBe((1, 1));
        var stats = (await app.GetAsync<Stats>("/v1/stats?repo=acme/shop")).Outcomes;
        (stats.Given, stats.Followed, stats.Unknown).ShouldBe((2, 1, 1));
    }

    [Fact]
    public async Task Another_keys_session_of_the_same_name_is_another_session()
    {
        var id = await TeachAsync("Retry payments with a backoff.");
        await GiveAsync("s1", "add a retry to payments");
        var other = await app.WithNewKeyAsync(["read"]);
        (await SayAsync(other, id, "s1", "followed")).Followed.ShouldBe(0);
    }

    [Fact]
    public async Task A_lesson_for_all_of_an_owner_is_counted_where_it_was_given()
    {
        var id = await TeachAsync("Retry payments with a backoff.", repo: "acme/*");
        await GiveAsync("s1", "add a retry to payments");
        (await SayAsync(app.Session, id, "s1", "followed")).Followed.ShouldBe(1);
    }

    [Theory]
    [InlineData("loved", "s1", "outcome")]
    [InlineData("wrong", null, "session")]
    public async Task A_wrong_word_names_the_field(string outcome, string? session, string field)
    {
        var id = await TeachAsync("Retry payments with a backoff.");
        var answer = await app.Session.PostAsJsonAsync("/v1/outcomes", new OutcomeInput { Lesson = id, Session = session, Outcome = outcome }, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public async Task What_is_given_to_nobody_has_no_outcome_and_what_is_not_seen_does_not_exist()
    {
        var made = await app.Session.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = "Review in pairs." }, MemoryApp.Web);
        var proposal = (await made.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!.Id;
        (await app.Session.PostAsJsonAsync("/v1/outcomes", new OutcomeInput { Lesson = proposal, Session = "s", Outcome = "wrong" }, MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var id = await TeachAsync("Retry payments with a backoff.");
        var stranger = await app.WithNewKeyAsync(["read"], ["other/repo"]);
        (await stranger.PostAsJsonAsync("/v1/outcomes", new OutcomeInput { Lesson = id, Session = "s", Outcome = "wrong" }, MemoryApp.Web)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_person_calls_wrong_is_doubtful_until_somebody_approves_it_again()
    {
        var id = await TeachAsync("Retry payments with a backoff.");
        await TeachAsync("Pin every action.");
        await SayAsync(app.Admin, id, null, "wrong", "payments are\nidempotent <!-- hidden --> now");
        var doubtful = (await app.LessonsAsync("doubtful=true")).ShouldHaveSingleItem();
        doubtful.Id.ShouldBe(id);
        doubtful.Outcomes!.Doubts.ShouldHaveSingleItem().ShouldContain("key:admin called it wrong");
        doubtful.Outcomes.Doubts[0].ShouldContain("\"payments are idempotent now\"");
        (await app.GetAsync<Stats>("/v1/stats")).Outcomes.Doubtful.ShouldBe(1);

        (await app.Admin.PostAsync($"/v1/lessons/{id}/approve", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.LessonsAsync("doubtful=true")).ShouldBeEmpty();
        (await app.GetAsync<Page<LessonEvent>>($"/v1/lessons/{id}/history")).Items[^1].Note.ShouldNotBeNull().ShouldContain("holds it to be right");
    }

    [Fact]
    public async Task One_session_is_a_word_and_two_are_a_doubt()
    {
        var id = await TeachAsync("Retry payments with a backoff.");
        foreach (var session in new[] { "s1", "s2" })
        {
            (await app.LessonsAsync("doubtful=true")).ShouldBeEmpty();
            await GiveAsync(session, "add a retry to payments");
            await SayAsync(app.Session, id, session, "outdated");
        }
        (await app.LessonsAsync("doubtful=true")).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    /// <summary>Once what was seen has been written.</summary>
    private async Task<LessonOutcomes> SeenAsync(string id, Func<LessonOutcomes, bool> expected, string what) =>
        (await Eventually.BecomesAsync(() => LessonAsync(id), l => expected(l.Outcomes!), what)).Outcomes!;

    [Fact]
    public async Task A_pattern_that_comes_after_the_lesson_was_given_is_ignored_and_one_that_goes_followed()
    {
        var id = await TeachAsync("Take the time from the clock that is handed in.", "DateTime.Now");
        await GiveAsync("s1", "take the time from the clock");
        await CheckAsync("s1", Diff("src/other.cs", "+var a = 1;"));
        await CheckAsync("s1", Diff("src/a.cs", "+var now = DateTime.Now;"));
        await CheckAsync("s1", Diff("src/other.cs", "+var b = 1;"));
        (await SeenAsync(id, o => o.Ignored == 1, "ignored")).Followed.ShouldBe(0);
        await CheckAsync("s1", Diff("src/a.cs", "+var now = time.GetUtcNow();"));
        var outcomes = await SeenAsync(id, o => o.Followed == 1, "followed");
        (outcomes.Ignored, outcomes.Unknown).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_session_that_had_not_been_told_has_ignored_nothing()
    {
        var id = await TeachAsync("Take the time from the clock that is handed in.", "DateTime.Now");
        await CheckAsync("s1", Diff("src/a.cs", "+var now = DateTime.Now;"));
        (await SeenAsync(id, o => o.Sessions == 1, "given")).Ignored.ShouldBe(0);
        await CheckAsync("s1", Diff("src/a.cs", "+var now = time.GetUtcNow();"));
        (await SeenAsync(id, o => o.Followed == 1, "followed")).Ignored.ShouldBe(0);
    }

    [Fact]
    public async Task A_pattern_that_is_taken_out_by_a_session_that_knew_is_followed()
    {
        var id = await TeachAsync("Take the time from the clock that is handed in.", "DateTime.Now");
        await GiveAsync("s1", "take the time from the clock");
        await CheckAsync("s1", Diff("src/a.cs", "-var now = DateTime.Now;", "+var now = time.GetUtcNow();"));
        await SeenAsync(id, o => o.Followed == 1, "followed");
    }

    [Fact]
    public async Task An_edit_that_was_refused_and_written_otherwise_is_followed_and_one_that_is_repeated_ignored()
    {
        var id = await TeachAsync("Take the time from the clock that is handed in.", "DateTime.Now");
        HookClient Session(string name) => new(app.Session, session: name);
        object Write(string text) => new { file_path = "/work/shop/src/a.cs", content = text };
        await Session("heeds").RefusedAsync("Write", Write("var now = DateTime.Now;"));
        await Session("heeds").WriteAsync("src/a.cs", "var now = time.GetUtcNow();");
        await Session("heeds").AfterAsync("Write", Write("var now = time.GetUtcNow();"));
        await Session("fails").RefusedAsync("Write", Write("var now = DateTime.Now;"));
        await Session("fails").WriteAsync("src/a.cs", "var now = DateTime.Now;");
        await Session("gives up").RefusedAsync("Write", Write("var now = DateTime.Now;"));
        await Session("gives up").WriteAsync("src/a.cs", "var now = time.GetUtcNow();");
        await Session("insists").RefusedAsync("Write", Write("var now = DateTime.Now;"));
        await Session("insists").WriteAsync("src/a.cs", "var now = DateTime.Now;");
        await Session("insists").AfterAsync("Write", Write("var now = DateTime.Now;"));
        await Session("insists").AfterAsync("Edit", new { file_path = "/work/shop/src/a.cs", old_string = "x", new_string = "y" });
        await Session("leaves").RefusedAsync("Write", Write("var now = DateTime.Now;"));
        // What is noticed is written in its order: the last two stand behind those that never happened.
        var outcomes = await SeenAsync(id, o => o.Sessions == 5 && o.Followed + o.Ignored >= 2, "two of five are known");
        (outcomes.Followed, outcomes.Ignored, outcomes.Unknown).ShouldBe((1, 1, 3));
    }

    [Fact]
    public async Task Over_MCP_what_is_taken_out_again_is_followed_as_well()
    {
        var id = await TeachAsync("Take the time from the clock that is handed in.", "DateTime.Now");
        // As the client fills the arguments in: a field that the tool does not have is an empty text.
        async Task<string> TellAsync(string name, string tool, string content = "", string old_string = "", string new_string = "") => (await app.Session.CallAsync("claude_code_hook", new
        {
            @event = name,
            session_id = "s1",
            cwd = "/work/shop",
            tool_name = tool,
            file_path = "/work/shop/src/a.cs",
            notebook_path = "",
            content,
            old_string,
            new_string,
            new_source = "",
        }, "/mcp", ("Memory-Repo", "acme/shop"), ("Memory-Stop", "check"))).Text;
        (await TellAsync("PreToolUse", "Write", "var now = DateTime.Now;\nvar a = 1;")).ShouldContain("deny");
        await TellAsync("PostToolUse", "Write", "var now = DateTime.Now;\nvar a = 1;");
        await SeenAsync(id, o => o.Ignored == 1, "it was written all the same");
        await TellAsync("PostToolUse", "Edit", old_string: "var now = DateTime.Now;\n");
        await SeenAsync(id, o => o is { Followed: 1, Ignored: 0 }, "it was deleted");
        (await TellAsync("Stop", "")).ShouldBe("{}");
        await TellAsync("PostToolUse", "Write", "var then = DateTime.Now;");
        await TellAsync("PostToolUse", "Write");
        (await TellAsync("Stop", "")).ShouldBe("{}");
    }

    [Fact]
    public async Task Words_about_a_wide_lesson_stay_where_they_were_said()
    {
        var id = await TeachAsync("Retry payments with a backoff.", repo: "acme/*");
        await GiveAsync("s1", "add a retry to payments", "acme/secret");
        await SayAsync(app.Session, id, "s1", "wrong", "the vault has its own retry");
        await GiveAsync("s2", "add a retry to payments", "acme/secret");
        await SayAsync(app.Session, id, "s2", "wrong", "the vault has its own retry");
        (await LessonAsync(id)).Outcomes!.Doubts.Count.ShouldBe(2);
        var shop = await app.WithNewKeyAsync(["read"], ["acme/shop"]);
        var seen = await shop.GetStringAsync($"/v1/lessons/{id}") + await shop.GetStringAsync("/v1/lessons?doubtful=true");
        seen.ShouldNotContain("vault");
        seen.ShouldNotContain("secret");
        (await shop.GetFromJsonAsync<Page<Memory.Client.Lesson>>("/v1/lessons?doubtful=true", MemoryApp.Web))!.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Counts_of_a_wide_lesson_are_of_what_the_key_covers()
    {
        var id = await TeachAsync("Retry payments with a backoff.", repo: "acme/*");
        await GiveAsync("s1", "add a retry to payments", "acme/secret");
        await SayAsync(app.Session, id, "s1", "followed");
        (await LessonAsync(id)).Followed.ShouldBe(1);
        var shop = await app.WithNewKeyAsync(["read"], ["acme/shop"]);
        async Task<(long, long, long, long)> SeenByShopAsync()
        {
            var one = (await shop.GetFromJsonAsync<Memory.Client.Lesson>($"/v1/lessons/{id}", MemoryApp.Web))!;
            var listed = (await shop.GetFromJsonAsync<Page<Memory.Client.Lesson>>("/v1/lessons", MemoryApp.Web))!.Items.ShouldHaveSingleItem();
            (listed.Served, listed.Followed).ShouldBe((one.Served, one.Followed));
            (await shop.GetStringAsync("/v1/lessons/export")).ShouldContain($"\"followed\":{one.Followed}");
            var stats = (await shop.GetFromJsonAsync<Stats>("/v1/stats", MemoryApp.Web))!;
            return (one.Served, one.Followed, stats.Served, stats.Outcomes.Followed);
        }
        (await SeenByShopAsync()).ShouldBe((0, 0, 0, 0));
        await GiveAsync("s2", "add a retry to payments");
        await SayAsync(app.Session, id, "s2", "followed");
        (await SeenByShopAsync()).ShouldBe((1, 1, 1, 1));
        (await app.GetAsync<Stats>("/v1/stats")).Outcomes.Followed.ShouldBe(2);
    }

    [Fact]
    public async Task Outcomes_move_the_rank_a_little()
    {
        var (good, bad) = (await TeachAsync("Payments are retried with backoff."), await TeachAsync("Payments are retried with jitter."));
        await SayAsync(app.Admin, bad, null, "wrong");
        await SayAsync(app.Admin, good, null, "followed");
        var found = await Eventually.BecomesAsync(() => app.GetAsync<SearchResult>("/v1/search?repo=acme/shop&q=payments+retried"), r => r.Items.Count == 2 && r.Items[0].Id == good, "the followed one comes first");
        found.Items.Select(i => i.Id).ShouldBe([good, bad]);
    }
}
