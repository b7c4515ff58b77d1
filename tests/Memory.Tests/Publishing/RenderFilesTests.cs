using Memory.Lessons;
using Memory.Publishing;

namespace Memory.Tests.Publishing;

public class RenderFilesTests
{
    private static readonly Lesson Whole = Some.Lesson("L100001", "Name tests after the rule they check.");
    private static readonly Lesson Scoped = Some.Lesson("L100002", "Use records for wire types.", "They compare by value.", "src/**/*.cs", "a \"b\"/**");

    /// <summary>Room for one short line.</summary>
    private static readonly RenderSettings Small = new() { BudgetTokens = 0 };

    [Fact]
    public void A_file_that_is_not_there_is_made()
    {
        var outcome = Apply([Whole], []);
        outcome.Changed.ShouldBe(["CLAUDE.md"]);
        outcome.Files["CLAUDE.md"].ShouldBe("<!-- memory:begin -->\n\n**Testing:**\n\n- Name tests after the rule they check. [L100001]\n\n<!-- memory:end -->\n");
    }

    [Fact]
    public void Without_lessons_nothing_is_made() => Apply([], []).Files.ShouldBeEmpty();

    [Fact]
    public void Given_files_come_back_and_only_changed_ones_are_named()
    {
        var outcome = Apply([Whole], new() { ["CLAUDE.md"] = "# Shop\n", ["docs/style.md"] = "Tabs." });
        outcome.Changed.ShouldBe(["CLAUDE.md"]);
        outcome.Files["docs/style.md"].ShouldBe("Tabs.");
        Apply([Whole], new(outcome.Files)).Changed.ShouldBeEmpty();
    }

    [Fact]
    public void A_scoped_lesson_beyond_the_budget_gets_a_rule_file_and_leaves_without_a_trace()
    {
        var many = ManyWhole();
        var files = new Dictionary<string, string> { ["CLAUDE.md"] = "# Shop\n" };
        var outcome = Apply([.. many, Scoped], files, Small);
        var path = outcome.Changed.Single(p => p != "CLAUDE.md");
        path.ShouldStartWith(".claude/rules/memory-");
        outcome.Files[path].ShouldBe("""
            ---
            paths:
              - "a \"b\"/**"
              - "src/**/*.cs"
            ---

            <!-- memory:begin -->

            **Testing:**

            - Use records for wire types. Why: They compare by value. [L100002]

            <!-- memory:end -->

            """.ReplaceLineEndings("\n"));
        Apply([.. many, Scoped], new(outcome.Files), Small).Changed.ShouldBeEmpty();

        var gone = Apply([], new(outcome.Files), Small);
        gone.Files["CLAUDE.md"].ShouldBe("# Shop\n");
        gone.Files[path].ShouldBe("");
        gone.Changed.ShouldBe([path, "CLAUDE.md"]);
    }

    [Fact]
    public void What_people_wrote_into_a_rule_file_stays()
    {
        var made = Apply([.. ManyWhole(), Scoped], new() { ["CLAUDE.md"] = "" }, Small);
        var path = made.Changed.Single(p => p != "CLAUDE.md");
        var edited = made.Files[path] + "\nOur own words.\n";
        var gone = Apply([], new() { ["CLAUDE.md"] = "", [path] = edited }, Small);
        gone.Files[path].ShouldStartWith("---\npaths:\n");
        gone.Files[path].ShouldEndWith("Our own words.\n");
        gone.Files[path].ShouldNotContain("memory:");
    }

    [Fact]
    public void A_rule_file_whose_paths_somebody_removed_is_noted()
    {
        var made = Apply([.. ManyWhole(), Scoped], new() { ["CLAUDE.md"] = "" }, Small);
        var path = made.Changed.Single(p => p != "CLAUDE.md");
        var edited = made.Files[path][made.Files[path].IndexOf("<!--", StringComparison.Ordinal)..];
        var outcome = Apply([.. ManyWhole(), Scoped], new() { ["CLAUDE.md"] = "", [path] = edited }, Small);
        outcome.Notes.ShouldHaveSingleItem().ShouldContain("no paths");
    }

    [Fact]
    public void While_a_target_is_refused_nothing_changes()
    {
        var files = new Dictionary<string, string> { ["CLAUDE.md"] = "<!-- memory:begin -->\n", ["AGENTS.md"] = "x\n" };
        var outcome = Apply([.. ManyWhole(), Scoped], files, Small with { Targets = ["AGENTS.md", "CLAUDE.md"] });
        outcome.Refusals.ShouldHaveSingleItem().File.ShouldBe("CLAUDE.md");
        outcome.Changed.ShouldBeEmpty();
        outcome.Files.ShouldBe(files, ignoreOrder: true);
    }

    [Fact]
    public void A_broken_rule_file_stops_only_itself()
    {
        var made = Apply([.. ManyWhole(), Scoped], new() { ["CLAUDE.md"] = "" }, Small);
        var path = made.Changed.Single(p => p != "CLAUDE.md");
        var outcome = Apply([.. ManyWhole(), Scoped], new() { ["CLAUDE.md"] = "", [path] = "<!-- memory:end -->\n" }, Small);
        outcome.Refusals.ShouldHaveSingleItem().File.ShouldBe(path);
        outcome.Changed.ShouldBe(["CLAUDE.md"]);
        outcome.Files[path].ShouldBe("<!-- memory:end -->\n");
    }

    [Fact]
    public void A_target_that_another_target_imports_carries_the_block_alone()
    {
        var files = new Dictionary<string, string> { ["CLAUDE.md"] = "@AGENTS.md\n", ["AGENTS.md"] = "# Shop\n" };
        var outcome = Apply([Whole], files, new() { Targets = ["CLAUDE.md", "AGENTS.md"] });
        outcome.Changed.ShouldBe(["AGENTS.md"]);
        var apart = Apply([Whole], new() { ["CLAUDE.md"] = "# Shop\n", ["AGENTS.md"] = "# Shop\n" }, new() { Targets = ["CLAUDE.md", "AGENTS.md"] });
        apart.Changed.ShouldBe(["AGENTS.md", "CLAUDE.md"]);
    }

    [Fact]
    public void Imports_and_rules_that_are_always_loaded_count_against_the_budget()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 300));
        var files = new Dictionary<string, string>
        {
            ["CLAUDE.md"] = "See @docs/a.md and `@docs/d.md`.\n",
            ["docs/a.md"] = words + " @b.md",
            ["docs/b.md"] = words + " @../CLAUDE.md @a.md",
            ["docs/d.md"] = words,
            [".claude/rules/always.md"] = words,
            [".claude/rules/some.md"] = "---\npaths:\n  - \"src/**\"\n---\n" + words,
        };
        Apply([Whole], files).Plan.OwnTokens.ShouldBeInRange(900, 1_100);
    }

    [Fact]
    public void Published_contested_lessons_stay()
    {
        var made = Apply([Whole], new() { ["CLAUDE.md"] = "# Shop\n" });
        var contested = Whole with { Status = LessonStatus.Conflicted };
        Apply([contested], new(made.Files)).Changed.ShouldBeEmpty();
        Apply([contested], new() { ["CLAUDE.md"] = "# Shop\n" }).Changed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Use == instead of ===.", "- Use === instead of ==.")]
    [InlineData("Prefer C for drivers.", "- Prefer C++ for drivers.")]
    [InlineData("Do not sleep in tests.", "- Do not sleep in tests. Why: incident 42.")]
    [InlineData("Do not sleep in tests.", "- `src/billing/**`: Do not sleep in tests.")]
    public void A_persons_line_goes_only_when_a_lesson_says_all_of_it(string rule, string line)
    {
        var lesson = Some.Lesson("L100001", rule);
        var made = Apply([lesson], new() { ["CLAUDE.md"] = "# Shop\n" }).Files["CLAUDE.md"];
        var written = new Dictionary<string, string> { ["CLAUDE.md"] = made.Replace("[L100001]\n", $"[L100001]\n{line}\n", StringComparison.Ordinal) };

        var kept = Apply([lesson], written);

        kept.Files["CLAUDE.md"].ShouldContain(line);
        kept.Notes.ShouldHaveSingleItem().ShouldContain(line);
        FlowBack.Steps(new Dictionary<string, string> { ["CLAUDE.md"] = made }, written, [lesson]).ShouldHaveSingleItem().ShouldBeOfType<FlowBackStep.Add>();
        var said = LessonLine.Parse(line)!;
        var learned = Some.Lesson("L100002", said.Rule.ToLowerInvariant(), said.Why, [.. said.Globs]);
        Apply([lesson, learned], new(kept.Files)).Files["CLAUDE.md"].ShouldNotContain("Not yet learned");
    }

    [Fact]
    public void A_line_with_an_id_that_no_lesson_has_stays_and_one_that_a_lesson_had_goes()
    {
        var known = new RenderSettings { Known = new(new HashSet<string> { "L100001", "L100009" }, AreTold: true) };
        var made = Apply([Whole], new() { ["CLAUDE.md"] = "# Shop\n" }).Files["CLAUDE.md"];
        var written = made.Replace("[L100001]\n", "[L100001]\n- Of a retired lesson. [L100009]\n- Copied from elsewhere. [L999999]\n", StringComparison.Ordinal);

        var outcome = Apply([Whole], new() { ["CLAUDE.md"] = written }, known);

        outcome.Files["CLAUDE.md"].ShouldContain("**Not yet learned:**\n\n- Copied from elsewhere. [L999999]\n");
        outcome.Files["CLAUDE.md"].ShouldNotContain("L100009");
        outcome.Notes.ShouldHaveSingleItem().ShouldBe("CLAUDE.md: A line with an id that no lesson has was kept in the block: - Copied from elsewhere. [L999999]");
        Apply([Whole], new(outcome.Files), known).Changed.ShouldBeEmpty();
        Apply([Whole, Some.Lesson("L100003", "Copied from elsewhere.")], new(outcome.Files), known).Files["CLAUDE.md"].ShouldNotContain("L999999");
    }

    [Fact]
    public void An_edit_that_is_put_back_is_told_of()
    {
        var made = Apply([Whole], new() { ["CLAUDE.md"] = "# Shop\n" }).Files["CLAUDE.md"];
        var told = new RenderSettings { Known = new(null, AreTold: true) };
        Apply([Whole], new() { ["CLAUDE.md"] = made.Replace("\n- Name", "\n*  Name", StringComparison.Ordinal) }, told).Notes.ShouldBeEmpty("only the mark of the list is another one");

        var outcome = Apply([Whole], new() { ["CLAUDE.md"] = made.Replace("the rule", "the law", StringComparison.Ordinal) }, told);

        outcome.Files["CLAUDE.md"].ShouldBe(made);
        outcome.Notes.ShouldHaveSingleItem().ShouldBe("CLAUDE.md: The line of L100001 said something else than the lesson, and was written anew. It was: - Name tests after the law they check. [L100001]");
    }

    private static Lesson[] ManyWhole() =>
        [.. Enumerable.Range(0, 10).Select(n => Some.Lesson($"L20000{n}", $"Rule {n} " + string.Join(' ', Enumerable.Repeat("word", 85)))),
         .. Enumerable.Range(0, 60).Select(n => Some.Lesson($"L3000{n:00}", "word word word"))];

    private static RenderOutcome Apply(IReadOnlyList<Lesson> lessons, Dictionary<string, string> files, RenderSettings? settings = null) =>
        RenderFiles.Apply(lessons, files, settings ?? new());
}
