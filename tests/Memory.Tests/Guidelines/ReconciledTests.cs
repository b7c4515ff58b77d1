using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Guidelines;

/// <summary>Lines of a team's files meet what is known already.</summary>
public sealed class ReconciledTests : IAsyncLifetime
{
    private readonly MemoryApp app = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_same_in_other_words_is_more_evidence()
    {
        var said = (await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens"))).Lessons.Single();
        var receipt = await PutAsync(("CLAUDE.md", "## Conventions\n\n- Do not log raw tokens.\n- Close every reader.\n"), ("AGENTS.md", "## Conventions\n\n- Every reader must be closed.\n- Always close every reader.\n"));
        receipt.Lessons[0].Id.ShouldBe(said);
        (await LessonAsync(said)).Evidence.Select(e => e.Author).ShouldBe(["ana", "the team"], ignoreOrder: true);
        receipt.Lessons.Where(l => l.Rule.Contains("reader", StringComparison.OrdinalIgnoreCase)).Select(l => l.Id).Distinct().ShouldHaveSingleItem();
        (await app.LessonsAsync()).Count.ShouldBe(2);
        var again = await PutAsync(("CLAUDE.md", "## Conventions\n\n- Do not log raw tokens.\n- Close every reader.\n"));
        again.Lessons.Select(l => l.Id).ShouldBe(receipt.Lessons.Take(2).Select(l => l.Id));
        again.Retired.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_proposed_is_in_force_when_the_team_wrote_it_and_what_a_person_ended_stays_so()
    {
        using var answer = await app.Session.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = "Do not log raw tokens." }, MemoryApp.Web);
        var proposed = (await answer.Content.ReadFromJsonAsync<Lesson>(MemoryApp.Web))!;
        proposed.Status.ShouldBe("proposed");
        var ended = (await app.SayAsync(Says.Member("ana", "@claude remember: close every reader"))).Lessons.Single();
        (await app.Admin.PostAsync($"/v1/lessons/{ended}/retire", null)).EnsureSuccessStatusCode();
        var receipt = await PutAsync(("CLAUDE.md", "## Conventions\n\n- Never log raw tokens.\n- Always close every reader.\n"));
        receipt.Lessons.Select(l => (l.Id, l.Status)).ShouldBe([(proposed.Id, "active"), (ended, "retired")]);
        (await LessonAsync(proposed.Id)).ApprovedBy.ShouldBe("the team");
    }

    [Fact]
    public async Task A_contradiction_is_reported_and_decided_by_a_person()
    {
        var said = (await app.SayAsync(Says.Member("ana", "@claude remember: always use enums for states"))).Lessons.Single();
        var line = (await PutAsync(("CLAUDE.md", "## Conventions\n\n- Never use enums for states.\n"))).Lessons.ShouldHaveSingleItem();
        (line.Status, line.Contradicts).ShouldSatisfyAllConditions(l => l.Status.ShouldBe("conflicted"), l => l.Contradicts.ShouldBe([said]));
        (await LessonAsync(said)).Status.ShouldBe("conflicted");
        (await PutAsync(("CLAUDE.md", "## Conventions\n\n- Never use enums for states.\n"))).Lessons.ShouldHaveSingleItem().Contradicts.ShouldBe([said], "it is said each time");
        (await app.Admin.PostAsync($"/v1/lessons/{line.Id}/approve", null)).EnsureSuccessStatusCode();
        (await LessonAsync(said)).Status.ShouldBe("superseded");
    }

    [Fact]
    public async Task Two_lines_of_the_team_do_not_replace_each_other()
    {
        var receipt = await PutAsync(("CLAUDE.md", "## Conventions\n\n- Always use enums for states.\n"), ("AGENTS.md", "## Conventions\n\n- Never use enums for states.\n"));
        receipt.Lessons[1].Contradicts.ShouldBe([receipt.Lessons[0].Id]);
        (await app.LessonsAsync()).ShouldAllBe(l => l.Status == "conflicted");
    }

    [Fact]
    public async Task A_line_that_was_written_anew_has_its_new_words()
    {
        var first = (await PutAsync(("CLAUDE.md", "## Conventions\n\n- Always use enums for states.\n"))).Lessons.Single();
        var second = await PutAsync(("CLAUDE.md", "## Conventions\n\n- Never use enums for states.\n"));
        second.Retired.ShouldBe([first.Id]);
        second.Lessons.ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Status.ShouldBe("active"), l => l.Contradicts.ShouldBeNull(), l => l.Rule.ShouldContain("Never"));
    }

    [Fact]
    public async Task What_was_erased_does_not_come_back()
    {
        const string File = "## Conventions\n\n- Never log raw tokens of grandmothers.\n- Close every reader.\n";
        var first = await PutAsync(("CLAUDE.md", File));
        (await app.Admin.DeleteAsync($"/v1/lessons/{first.Lessons[0].Id}")).EnsureSuccessStatusCode();
        var second = await PutAsync(("CLAUDE.md", File), ("AGENTS.md", File));
        second.Lessons.Select(l => l.Rule).Distinct().ShouldBe(["Close every reader."]);
        second.Rejected.ShouldAllBe(r => r.Line == 3 && r.Reason.Contains($"{first.Lessons[0].Id} was erased", StringComparison.Ordinal));
        second.Rejected.Count.ShouldBe(2);
        (await app.LessonsAsync()).ShouldAllBe(l => !l.Rule.Contains("grandmothers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_of_a_character_is_not_kept()
    {
        // The 100th character is the first half of the emoji.
        var author = $"{new string('a', 99)}😀";
        var csv = $"learning,user\nClose every reader.,{author}\n";
        var lesson = (await PutAsync(("coderabbit.csv", csv))).Lessons.ShouldHaveSingleItem();
        (await LessonAsync(lesson.Id)).Evidence.ShouldHaveSingleItem().Author.ShouldBe(new string('a', 99));
    }

    private Task<Lesson> LessonAsync(string id) => app.GetAsync<Lesson>($"/v1/lessons/{id}");

    private async Task<GuidelinesReceipt> PutAsync(params (string Path, string Text)[] files)
    {
        using var answer = await app.Admin.PostAsJsonAsync("/v1/guidelines", new GuidelinesInput { Repo = "acme/shop", Files = [.. files.Select(f => new GuidelineSource { Path = f.Path, Text = f.Text })] }, MemoryApp.Web);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<GuidelinesReceipt>(MemoryApp.Web))!;
    }
}
