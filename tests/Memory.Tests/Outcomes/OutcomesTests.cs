using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Agents.Hooks;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Outcomes;

/// <summary>What became of lessons, through the front door.</summary>
public sealed class OutcomesTests : IAsyncLifetime
{
    private readonly MovedClock clock = new();
    private readonly MemoryApp app;

    public OutcomesTests() => app = new(time: clock);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<string> TeachAsync(string rule, string? pattern = null, string repo = "acme/shop") =>
        (await (await app.Admin.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = repo, Rule = rule, Pattern = pattern }, MemoryApp.Web))
            .EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!.Id;

    private async Task GiveAsync(string session, string task, string repo = "acme/shop")
    {
        var answer = await app.Session.PostAsJsonAsync("/v1/context", new ContextRequest { Repo = repo, Task = task, Session = session }, MemoryApp.Web);
        (await answer.Content.ReadFromJsonAsync<ContextPack>(MemoryApp.Web))!.Lessons.ShouldNotBeEmpty();
    }

    private static async Task<LessonOutcomes> SayAsync(HttpClient client, string lesson, string? session, string outcome, string? note = null)
    {
        var answer = await client.PostAsJsonAsync("/v1/outcomes", new OutcomeInput { Lesson = lesson, Session = session, Outcome = outcome, Note = note }, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<LessonOutcomes>(MemoryApp.Web))!;
    }

    private Task<Memory.Client.Lesson> LessonAsync(string id) => app.GetAsync<Memory.Client.Lesson>($"/v1/lessons/{id}");

    private async Task CheckAsync(string session, string diff)
    {
        var answer = await app.Session.PostAsJsonAsync("/v1/check", new CheckRequest { Repo = "acme/shop", Diff = diff, Session = session }, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Diff(string path, params string[] lines) =>
        $"--- a/{path}\n+++ b/{path}\n@@ -1,{lines.Count(l => l[0] != '+')} +1,{lines.Count(l => l[0] != '-')} @@\n{string.Join('\n', lines)}\n";

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
        await Session("insists").RefusedAsync("Write", Write("var now = DateTime.Now;"));
        await Session("insists").WriteAsync("src/a.cs", "var now = DateTime.Now;");
        await Session("insists").EditAsync("src/a.cs", "x", "y");
        await Session("leaves").RefusedAsync("Write", Write("var now = DateTime.Now;"));
        var outcomes = await SeenAsync(id, o => o.Sessions == 3 && o.Followed + o.Ignored == 2, "two of three are known");
        (outcomes.Followed, outcomes.Ignored, outcomes.Unknown).ShouldBe((1, 1, 1));
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
    public async Task Outcomes_move_the_rank_a_little()
    {
        var (good, bad) = (await TeachAsync("Payments are retried with backoff."), await TeachAsync("Payments are retried with jitter."));
        await SayAsync(app.Admin, bad, null, "wrong");
        await SayAsync(app.Admin, good, null, "followed");
        var found = await Eventually.BecomesAsync(() => app.GetAsync<SearchResult>("/v1/search?repo=acme/shop&q=payments+retried"), r => r.Items.Count == 2 && r.Items[0].Id == good, "the followed one comes first");
        found.Items.Select(i => i.Id).ShouldBe([good, bad]);
    }

    private Comment Said(string author, string body, int pr, string association = "MEMBER") =>
        Says.By(author, association, body) with { Pr = pr, CreatedAt = clock.GetUtcNow() };

    [Fact]
    public async Task Said_again_in_another_pull_request_is_a_recurrence_and_two_propose_it_as_core()
    {
        const string rule = "never use enums here, use literal unions";
        var id = (await app.SayAsync(Said("ana", $"@claude remember: {rule}", 1))).Lessons.Single();
        clock.Move(TimeSpan.FromDays(1));
        await app.SayAsync(Said("ben", $"@claude remember: {rule}", 1));
        (await LessonAsync(id)).Recurrences.ShouldBe(0, "in the review in which it was taught nobody could have known");
        await app.SayAsync(Said("ben", $"@claude remember: {rule}", 2), Said("ana", $"@claude remember: {rule}", 2));
        var once = await LessonAsync(id);
        (once.Recurrences, once.Proposed).ShouldBe((1, null));
        await app.SayAsync([Said("olga", "Please never use enums here, use literal unions.", 3)], mode: "all");
        var twice = await LessonAsync(id);
        twice.Recurrences.ShouldBe(2);
        (twice.Outcomes!.SaidBefore, twice.Outcomes.SaidAgain).ShouldBe((1, 2));
        twice.Proposed.ShouldNotBeNull().Core.ShouldBeTrue();
        (await app.GetAsync<Stats>("/v1/stats")).Outcomes.SaidAgain.ShouldBe(2);
    }

    [Fact]
    public async Task A_history_that_is_imported_afterwards_repeats_nothing_and_neither_do_strangers()
    {
        const string rule = "never use enums here, use literal unions";
        var id = (await app.SayAsync(Said("ana", $"@claude remember: {rule}", 1))).Lessons.Single();
        await app.SayAsync(Said("ben", $"@claude remember: {rule}", 2) with { CreatedAt = clock.GetUtcNow().AddYears(-1) });
        clock.Move(TimeSpan.FromDays(1));
        await app.SayAsync([Said("eve", "Please never use enums here, use literal unions.", 3, "NONE")], mode: "all");
        (await LessonAsync(id)).Recurrences.ShouldBe(0);
    }

    [Fact]
    public async Task A_comment_that_is_deleted_or_whose_author_is_erased_repeats_it_no_longer()
    {
        const string rule = "never use enums here, use literal unions";
        var id = (await app.SayAsync(Said("ana", $"@claude remember: {rule}", 1))).Lessons.Single();
        clock.Move(TimeSpan.FromDays(1));
        var (first, second) = (Said("ben", $"@claude remember: {rule}", 2), Said("olga", $"@claude remember: {rule}", 3));
        await app.SayAsync(first, second);
        (await LessonAsync(id)).Recurrences.ShouldBe(2);
        clock.Move(TimeSpan.FromMinutes(1));
        await app.SayAsync(first with { Deleted = true, UpdatedAt = clock.GetUtcNow() });
        (await LessonAsync(id)).Recurrences.ShouldBe(1);
        (await app.Admin.DeleteAsync("/v1/people/olga")).IsSuccessStatusCode.ShouldBeTrue();
        (await LessonAsync(id)).Recurrences.ShouldBe(0);
    }

    [Fact]
    public async Task Code_that_is_reviewed_without_a_word_on_what_a_lesson_forbids_makes_it_doubtful_in_the_end()
    {
        var id = await TeachAsync("Take the time from the clock that is handed in.", "DateTime.Now");
        clock.Move(TimeSpan.FromDays(1));
        const string hunk = "@@ -1,1 +1,6 @@\n+var now = DateTime.Now;\n+a\n+b\n+c\n+d\n e";
        for (var pr = 10; pr < 13; pr++)
        {
            (await app.LessonsAsync("doubtful=true")).ShouldBeEmpty();
            await app.SayAsync([Said("ana", "Name this after what it holds.", pr) with { Path = "src/a.cs", DiffHunk = hunk }], mode: "all");
        }
        var doubt = (await app.LessonsAsync("doubtful=true")).ShouldHaveSingleItem();
        doubt.Id.ShouldBe(id);
        doubt.Outcomes!.Doubts.ShouldHaveSingleItem().ShouldContain("acme/shop#12");
    }

    [Fact]
    public async Task A_comment_on_the_very_line_is_no_silence()
    {
        await TeachAsync("Take the time from the clock that is handed in.", "DateTime.Now");
        clock.Move(TimeSpan.FromDays(1));
        for (var pr = 10; pr < 14; pr++)
            await app.SayAsync([Said("ana", "Hm, really?", pr) with { Path = "src/a.cs", DiffHunk = "@@ -1,1 +1,2 @@\n a\n+var now = DateTime.Now;" }], mode: "all");
        (await app.LessonsAsync("doubtful=true")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_agents_pattern_is_a_proposal_that_matches_nothing_until_a_person_confirms_it()
    {
        var made = await app.Session.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = "No eval.", Pattern = "eval()" }, MemoryApp.Web);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var lesson = (await made.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web))!;
        (lesson.Status, lesson.Pattern, lesson.Proposed!.Pattern).ShouldBe(("proposed", null, "eval()"));
        await app.Admin.PostAsync($"/v1/lessons/{lesson.Id}/approve", null);
        var approved = await LessonAsync(lesson.Id);
        (approved.Status, approved.Pattern, approved.Proposed!.Pattern).ShouldBe(("active", null, "eval()"));
        using var patch = new StringContent("{\"pattern\":\"eval()\"}", System.Text.Encoding.UTF8, "application/merge-patch+json");
        (await app.Admin.PatchAsync($"/v1/lessons/{lesson.Id}", patch)).IsSuccessStatusCode.ShouldBeTrue();
        var confirmed = await LessonAsync(lesson.Id);
        (confirmed.Pattern, confirmed.Proposed).ShouldBe(("eval()", null));
    }

    [Fact]
    public async Task What_was_erased_leaves_no_outcome_behind()
    {
        var id = await TeachAsync("Retry payments with a backoff.");
        await GiveAsync("s1", "add a retry to payments");
        await SayAsync(app.Admin, id, "s1", "wrong", "a word of mine");
        (await app.Admin.DeleteAsync("/v1/repos/acme/shop")).IsSuccessStatusCode.ShouldBeTrue();
        (await app.GetAsync<Stats>("/v1/stats")).Outcomes.ShouldBe(new OutcomeStats());
        using var backup = await app.Admin.GetAsync("/v1/backup");
        await using var stream = new System.IO.Compression.GZipStream(await backup.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync()).ShouldNotContain("a word of mine");
    }
}
