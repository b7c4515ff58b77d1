using FsCheck;
using FsCheck.Fluent;
using Memory.Lessons;
using Memory.Publishing;

namespace Memory.Tests.Publishing;

/// <summary>What people change in the published files comes back, by comparison with what we last published and with the store.</summary>
public class FlowBackTests
{
    private static readonly Lesson Names = Some.Lesson("L100001", "Name tests after the rule they check.", "Reports are read without the code.");
    private static readonly Lesson Sleep = Some.Lesson("L100002", "Do not sleep in tests.");
    private static readonly Lesson Scoped = Some.Lesson("L100003", "Use records for wire types, see @docs/wire.md.", null, "src/**/*.cs");
    private static readonly Lesson[] Lessons = [Names, Sleep, Scoped];
    private static readonly string Published = Render(Lessons)["CLAUDE.md"];

    private static Dictionary<string, string> Render(IReadOnlyList<Lesson> lessons, Dictionary<string, string>? files = null) =>
        new(RenderFiles.Apply(lessons, files ?? new() { ["CLAUDE.md"] = "# Shop\n\nWords.\n" }, new()).Files);

    private static IReadOnlyList<FlowBackStep> Steps(string now, IReadOnlyList<Lesson>? store = null, string? published = null) =>
        FlowBack.Steps(new Dictionary<string, string> { ["CLAUDE.md"] = published ?? Published }, new Dictionary<string, string> { ["CLAUDE.md"] = now }, store ?? Lessons);

    private static string Without(string id, string text) => string.Concat(text.Split('\n').Where(l => !l.Contains($"[{id}]", StringComparison.Ordinal)).Select(l => l + "\n"))[..^1];

    [Fact]
    public void What_nobody_touched_says_nothing()
    {
        Steps(Published).ShouldBeEmpty();
        Steps("# Other\n\n- Words of ours.\n\n" + Published).ShouldBeEmpty("what stands outside of the block is the team's own");
        Steps(Published.ReplaceLineEndings("\r\n")).ShouldBeEmpty();
        Steps(Published.Replace("Name tests after the rule", "Name tests\n  after the rule", StringComparison.Ordinal)).ShouldBeEmpty("an editor wraps");
        Steps(Published.Replace("\n- ", "\n* ", StringComparison.Ordinal)).ShouldBeEmpty("a formatter has its own marks");
    }

    [Fact]
    public void A_changed_line_changes_what_changed_in_it()
    {
        Steps(Published.Replace("Do not sleep in tests.", "Never sleep in tests.", StringComparison.Ordinal))
            .ShouldBe([new FlowBackStep.Change("CLAUDE.md", "L100002", "Never sleep in tests.", null, null)]);
        Steps(Published.Replace(" Why: Reports are read without the code.", "", StringComparison.Ordinal))
            .ShouldBe([new FlowBackStep.Change("CLAUDE.md", "L100001", null, "", null)]);
        var narrower = Steps(Published.Replace("`src/**/*.cs`: Use", "`src/api/**`, `src/web/**`: Use", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldBeOfType<FlowBackStep.Change>();
        (narrower.Rule, narrower.Why, string.Join(' ', narrower.Paths!)).ShouldBe((null, null, "src/api/** src/web/**"));
        Steps(Published.Replace("`src/**/*.cs`: Use", "Use", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldBeOfType<FlowBackStep.Change>().Paths.ShouldBe([]);
    }

    [Fact]
    public void A_removed_line_retires_its_lesson_and_one_that_we_dropped_does_not()
    {
        Steps(Without("L100002", Published)).ShouldBe([new FlowBackStep.Remove("CLAUDE.md", "L100002")]);
        // The budget dropped it: what we last published does not have it.
        var smaller = Without("L100002", Published);
        Steps(smaller, published: smaller).ShouldBeEmpty();
        Steps(Without("L100002", Published), [Names, Sleep with { Status = LessonStatus.Retired }, Scoped]).ShouldBeEmpty("it is retired already");
    }

    [Fact]
    public void A_line_that_was_moved_is_still_there()
    {
        var line = Published.Split('\n').Single(l => l.Contains("[L100002]", StringComparison.Ordinal));
        Steps(Without("L100002", Published).Replace("Words.", $"Words.\n\n{line}", StringComparison.Ordinal)).ShouldBeEmpty("it is the team's own line now");
        Steps(Without("L100002", Published).Replace("**Testing:**\n", $"**Testing:**\n\n{line}\n", StringComparison.Ordinal)).ShouldBeEmpty("a person sorted the lines");
    }

    [Fact]
    public void A_line_without_an_id_becomes_a_lesson_once()
    {
        var added = Published.Replace("**Testing:**\n", "**Testing:**\n\n- `tools/**`: Seed the random numbers. Why: Failures repeat.\n- Copied from elsewhere. [L999999]\n", StringComparison.Ordinal);
        var steps = Steps(added);
        steps.Count.ShouldBe(2);
        var first = steps[0].ShouldBeOfType<FlowBackStep.Add>();
        (first.Rule, first.Why, string.Join(' ', first.Paths)).ShouldBe(("Seed the random numbers.", "Failures repeat.", "tools/**"));
        steps[1].ShouldBeOfType<FlowBackStep.Add>().Rule.ShouldBe("Copied from elsewhere.");
        // The next publication keeps the line and takes it for known.
        Steps(added, published: added.Replace("- Copied from elsewhere. [L999999]\n", "", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldBeOfType<FlowBackStep.Add>().Rule.ShouldBe("Copied from elsewhere.");
    }

    [Fact]
    public void When_both_sides_changed_a_person_decides()
    {
        var changed = Sleep with { Rule = "Advance the fake clock instead of sleeping." };
        Steps(Published.Replace("Do not sleep", "Never sleep", StringComparison.Ordinal), [Names, changed, Scoped]).ShouldHaveSingleItem().ShouldBeOfType<FlowBackStep.Ask>().Lesson.ShouldBe("L100002");
        Steps(Without("L100002", Published), [Names, changed, Scoped]).ShouldHaveSingleItem().ShouldBeOfType<FlowBackStep.Ask>();
        Steps(Published.Replace("Do not sleep in tests.", changed.Rule, StringComparison.Ordinal), [Names, changed, Scoped]).ShouldBeEmpty("they say the same");
        Steps(Published, [Names, changed, Scoped]).ShouldBeEmpty("only the store changed: the next publication says so");
    }

    [Theory]
    [InlineData("# Shop\n\nWords.\n", "removed as a whole")]
    [InlineData("", "removed as a whole")]
    [InlineData("<!-- memory:begin -->\n\n- Do not sleep in tests. [L100002]\n", "markers")]
    public void Without_a_block_nothing_is_taken(string now, string words) =>
        Steps(now).ShouldHaveSingleItem().ShouldBeOfType<FlowBackStep.Ask>().Words.ShouldContain(words);

    [Fact]
    public void An_empty_block_is_a_person_who_removed_every_line() =>
        Steps("# Shop\n\n<!-- memory:begin -->\n<!-- memory:end -->\n").Select(s => s.ShouldBeOfType<FlowBackStep.Remove>().Lesson).ShouldBe(["L100001", "L100002", "L100003"], ignoreOrder: true);

    [Fact]
    public void A_retired_lesson_whose_line_is_put_back_is_asked_about()
    {
        var smaller = Without("L100002", Published);
        Steps(Published, [Names, Sleep with { Status = LessonStatus.Retired }, Scoped], smaller).ShouldHaveSingleItem().ShouldBeOfType<FlowBackStep.Ask>().Words.ShouldContain("retired");
    }

    [Fact]
    public void The_frontmatter_of_a_rule_file_is_the_scope_of_its_lines()
    {
        var many = Enumerable.Range(0, 30).Select(n => Some.Lesson($"L2000{n:00}", $"Rule {n} {string.Join(' ', Enumerable.Repeat("word", 85))}")).Concat(Enumerable.Range(0, 60).Select(n => Some.Lesson($"L3000{n:00}", $"word {n}"))).ToList();
        Lesson[] store = [.. many, Scoped];
        var published = Render(store);
        var rule = published.Keys.Single(RuleFile.IsOurs);
        FlowBack.Steps(published, published, store).ShouldBeEmpty();
        var now = new Dictionary<string, string>(published) { [rule] = published[rule].Replace("src/**/*.cs", "src/api/**", StringComparison.Ordinal) };
        var change = FlowBack.Steps(published, now, store).ShouldHaveSingleItem().ShouldBeOfType<FlowBackStep.Change>();
        (change.File, change.Lesson, change.Rule, change.Paths!.Single()).ShouldBe((rule, "L100003", null, "src/api/**"));
    }

    /// <summary>Whatever people did to some lines: what they did comes back, nothing else does, and what stood untouched stays.</summary>
    [Fact]
    public void Any_mix_of_deeds_comes_back_as_it_was_done()
    {
        var lessons = Enumerable.Range(0, 12).Select(n => Some.Lesson($"L1000{n:00}", $"Rule number {n} holds for thing{n}.", n % 3 == 0 ? $"Reason {n}." : null, n % 4 == 0 ? [$"src/part{n}/**"] : []) with { Topic = Topics.All[n % 5] }).ToList();
        var published = Render(lessons)["CLAUDE.md"];
        Markdowns.Check(Gen.Choose(0, 4).ArrayOf(12).ToArbitrary(), deeds =>
        {
            var (now, store, asked) = (published, new List<Lesson>(), new List<string>());
            for (var n = 0; n < 12; n++)
            {
                var lesson = lessons[n];
                var changedHere = lesson with { Rule = $"Rule number {n} was changed here." };
                store.Add(deeds[n] is 3 or 4 ? changedHere : lesson);
                now = deeds[n] switch
                {
                    1 => Without(lesson.Id, now),
                    2 => now.Replace($"Rule number {n} holds", $"Rule number {n} never holds", StringComparison.Ordinal),
                    4 => Without(lesson.Id, now),
                    _ => now,
                };
                if (deeds[n] is 1 or 2 or 4)
                    asked.Add($"{(deeds[n] == 1 ? "Remove" : deeds[n] == 2 ? "Change" : "Ask")} {lesson.Id}");
            }
            FlowBack.Steps(new Dictionary<string, string> { ["CLAUDE.md"] = published }, new Dictionary<string, string> { ["CLAUDE.md"] = now }, store)
                .Select(s => s switch
                {
                    FlowBackStep.Remove r => $"Remove {r.Lesson}",
                    FlowBackStep.Change c => $"Change {c.Lesson}",
                    FlowBackStep.Ask a => $"Ask {a.Lesson}",
                    _ => s.ToString(),
                }).ShouldBe(asked, ignoreOrder: true);
        }, runs: 500);
    }

    [Fact]
    public void Nothing_throws_on_any_text_and_nothing_comes_back_of_what_we_wrote_ourselves() => Markdowns.Check(Markdowns.Texts(), text =>
    {
        var files = new Dictionary<string, string> { ["CLAUDE.md"] = text };
        Steps(text);
        var made = RenderFiles.Apply(Lessons, files, new());
        if (made.Refusals.Count > 0)
            return;
        var published = new Dictionary<string, string>(made.Files);
        FlowBack.Steps(published, published, Lessons).ShouldBeEmpty();
        FlowBack.Steps(files, published, Lessons).OfType<FlowBackStep.Remove>().ShouldBeEmpty();
    }, runs: 500);
}
