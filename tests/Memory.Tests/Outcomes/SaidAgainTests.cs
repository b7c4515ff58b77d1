using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Agents.Hooks;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Outcomes;

/// <summary>What reviews say of lessons that were there already, and what is left of it when something is erased.</summary>
public sealed class SaidAgainTests : OutcomesScene
{
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
