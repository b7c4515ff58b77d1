using Memory.Lessons;
using Memory.Publishing;

namespace Memory.Tests.Publishing;

public class PublishPlanTests
{
    private static readonly string LongText = string.Join(' ', Enumerable.Repeat("words of the team", 3_000));

    [Fact]
    public void Topics_keep_their_order_and_lessons_the_order_of_their_birth()
    {
        var plan = Make(
            Some.Lesson("L300000", "Third.") with { CreatedAt = Some.Day.AddDays(3) },
            Some.Lesson("L900000", "First.") with { CreatedAt = Some.Day.AddDays(1) },
            Some.Lesson("L500000", "Second.").SaidBy(9) with { CreatedAt = Some.Day.AddDays(2) },
            Some.Lesson("L100000", "An endpoint.") with { Topic = "api" },
            Some.Lesson("L100001", "A thing.") with { Topic = "zebras" });
        plan.Block.Select(g => g.Title).ShouldBe(["Testing", "API", "Zebras"]);
        plan.BlockLessons.ShouldBe(["L900000", "L500000", "L300000", "L100000", "L100001"]);
    }

    [Fact]
    public void Core_lessons_come_first_then_those_that_more_people_said()
    {
        Lesson[] lessons =
        [
            Long("L100001").SaidBy(1), Long("L100002").SaidBy(3), Long("L100003") with { Core = true },
            Long("L100004").SaidBy(2), Long("L100005") with { Paths = ["src/**"], Core = true },
        ];
        var plan = PublishPlan.Make(lessons, new(LongText) { BlockTokensMin = 260, RuleFiles = false });
        plan.BlockBudgetTokens.ShouldBe(260);
        plan.BlockLessons.ShouldBe(["L100002", "L100003"]);
        plan.RetrievalOnly.Select(r => r.Lesson).ShouldBe(["L100001", "L100004", "L100005"]);
        plan.RetrievalOnly[0].Reason.ShouldContain("260 tokens are full");
        plan.RetrievalOnly[2].Reason.ShouldContain("rule files are off");
    }

    [Fact]
    public void The_block_gets_what_the_team_leaves_and_never_less_than_800()
    {
        PublishPlan.Make([], new("")).BlockBudgetTokens.ShouldBe(2500);
        PublishPlan.Make([], new(LongText)).BlockBudgetTokens.ShouldBe(800);
        var plan = PublishPlan.Make([], new("Some words.") { Beside = [new("docs/a.md", "And an import of a few words.", [])] });
        plan.BlockBudgetTokens.ShouldBe(2500 - plan.OwnTokens);
        plan.OwnTokens.ShouldBeInRange(8, 20);
    }

    [Fact]
    public void Scoped_lessons_beyond_the_budget_go_to_one_file_for_each_set_of_paths()
    {
        var lessons = Enumerable.Range(0, 40).Select(n => Long($"L1000{n:00}") with
        {
            Paths = (n % 2 == 0) switch { true => ["./tests/**", "src/**/*.cs"], false => ["src/**/*.cs", "tests/**", "tests/**"] },
        });
        var plan = PublishPlan.Make([.. lessons], new(LongText));
        var file = plan.RuleFiles.ShouldHaveSingleItem();
        file.Path.ShouldMatch(@"^\.claude/rules/memory-src-cs-[0-9a-f]{6}\.md$");
        file.Paths.ShouldBe(["src/**/*.cs", "tests/**"]);
        file.Groups.SelectMany(g => g.Lines).ShouldAllBe(l => !l.StartsWith("- `", StringComparison.Ordinal));
        plan.BlockTokens.ShouldBeInRange(600, 800);
        plan.RetrievalOnly.ShouldNotBeEmpty();
        Places(plan).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 40).Select(n => $"L1000{n:00}"));
    }

    [Fact]
    public void Paths_that_mean_everything_are_the_whole_repository()
    {
        var plan = Make(Some.Lesson("L1", "Always so.", null, "**"), Some.Lesson("L2", "And so on.", null, "./**/*", "src/**"));
        plan.Block.Single().Lines.ShouldBe(["- Always so. [L1]", "- And so on. [L2]"]);
    }

    [Fact]
    public void What_a_rule_file_cannot_exclude_its_line_says()
    {
        var lessons = new[] { Long("L100001") with { Paths = ["src/**", "!src/gen/**"] }, Long("L100002") with { Paths = ["!docs/**"] } };
        var plan = PublishPlan.Make(lessons, new("") { BudgetTokens = 0, BlockTokensMin = 0 });
        var file = plan.RuleFiles.ShouldHaveSingleItem();
        file.Paths.ShouldBe(["src/**"]);
        file.Groups.Single().Lines.Single().ShouldStartWith("- `src/**`, `!src/gen/**`: ");
        plan.RetrievalOnly.ShouldHaveSingleItem().Lesson.ShouldBe("L100002");
    }

    [Fact]
    public void A_contested_lesson_stays_where_it_is_published_and_goes_nowhere_else()
    {
        var contested = Long("L100009") with { Status = LessonStatus.Conflicted };
        var better = Enumerable.Range(1, 8).Select(n => Long($"L10000{n}").SaidBy(5)).Append(contested).ToList();
        PublishPlan.Make(better, new(LongText)).RetrievalOnly.ShouldContain(r => r.Lesson == "L100009" && r.Reason.Contains("contested"));
        var published = new HashSet<string> { "L100009" };
        PublishPlan.Make(better, new(LongText) { Published = published }).BlockLessons.ShouldContain("L100009");
    }

    [Theory]
    [InlineData(LessonStatus.Proposed)]
    [InlineData(LessonStatus.Superseded)]
    [InlineData(LessonStatus.Retired)]
    [InlineData(LessonStatus.Rejected)]
    public void What_is_not_active_is_never_published(LessonStatus status)
    {
        var lesson = Some.Lesson("L100001", "Not this.") with { Status = status };
        var plan = PublishPlan.Make([lesson], new("") { Published = new HashSet<string> { lesson.Id } });
        plan.Block.ShouldBeEmpty();
        plan.RuleFiles.ShouldBeEmpty();
        plan.RetrievalOnly.Single().Reason.ShouldContain(status.ToString().ToLowerInvariant());
    }

    [Fact]
    public void An_essay_is_left_to_retrieval()
    {
        var plan = Make(Some.Lesson("L100001", string.Join(' ', Enumerable.Repeat("word", 350))), Some.Lesson("L100002", " \n "));
        plan.RetrievalOnly[0].Reason.ShouldEndWith("at most 300 are published");
        plan.RetrievalOnly[1].Reason.ShouldBe("it has no words");
    }

    [Theory]
    [InlineData("Never use enums.", "- Never use enums!", true)]
    [InlineData("Never use enums.", "- Use enums.", false)]
    [InlineData("Use enums.", "- Never use enums.", false)]
    [InlineData("Use tabs, not spaces.", "- Use spaces, not tabs.", false)]
    [InlineData("Use == instead of ===.", "- Use === instead of ==.", false)]
    [InlineData("Use == instead of ===.", "- **Always** use `==` instead of `===`!", true)]
    [InlineData("Prefer C for drivers.", "- Prefer C++ for drivers.", false)]
    [InlineData("Prefer C++ for drivers.", "- Prefer C++ for drivers.", true)]
    [InlineData("Write tools in C#.", "- Write tools in C.", false)]
    [InlineData("Do not write !important in styles.", "# Do not write !important in styles", true)]
    [InlineData("Do not write !important in styles.", "- Do not write important in styles.", false)]
    [InlineData("Use tabs.", "The tab order of a form matters.", false)]
    [InlineData("Name tests after the rule they check.", "* Tests are named after rules; name a test after the rule it checks, always.", true)]
    [InlineData("Wrap every database call of a handler in one transaction per request.", "Please wrap each database call of\na handler in one transaction per request.", true)]
    [InlineData("Wrap every database call of a handler in one transaction with a 5 second timeout.", "Wrap every database call of a handler in one transaction with a 10 second timeout.", false)]
    [InlineData("Name tests after the rule they check.", "```\nName tests after the rule they check.\n```", false)]
    [InlineData("Name tests after the rule they check.", "````\n```\nName tests after the rule they check.\n```\n````", false)]
    [InlineData("Name tests after the rule they check.", "<!-- - Name tests after the rule they check. -->", false)]
    [InlineData("Name tests after the rule they check.", "<!--\n- Name tests after the rule they check.\n-->", false)]
    public void What_the_team_says_itself_is_not_said_twice(string rule, string own, bool said)
    {
        var plan = PublishPlan.Make([Some.Lesson("L100001", rule)], new("# Title\n\n" + own + "\n"));
        plan.Said.Count.ShouldBe(said ? 1 : 0);
        (plan.BlockLessons.Count + plan.Contradicted.Count).ShouldBe(said ? 0 : 1);
        if (said)
            plan.Said[0].Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("````md\n```\ncode\n````")]
    [InlineData("~~~\n```\n~~~")]
    [InlineData("```inline``` code")]
    [InlineData("<!-- one -->")]
    [InlineData("<!--\n```\n-->")]
    public void What_stands_behind_code_or_a_comment_is_the_teams_own(string before) =>
        PublishPlan.Make([Some.Lesson("L100001", "Never use enums.")], new(before + "\n\n- Never use enums.\n")).Said.ShouldHaveSingleItem();

    [Theory]
    [InlineData("Use tabs for indentation, not spaces.", "- Use spaces for indentation, not tabs.", true)]
    [InlineData("Never use default exports in components.", "- **Always** use default exports in components.", true)]
    [InlineData("Wrap every database call of a handler in one transaction with a 5 second timeout.", "Wrap every database call of a handler in one transaction with a 10 second timeout.", true)]
    [InlineData("Never log raw tokens.", "- Never log raw passwords.", false)]
    [InlineData("Never force-push to main.", "Don't:\n\n- Force-push to main.", false)]
    [InlineData("Never force-push to main.", "- ❌ Force-push to main.", false)]
    [InlineData("Do not write tests by hand.", "## Write tests by hand", false)]
    [InlineData("Write just enough code to make the test pass, no more.", "- All new code must be tested.", false)]
    [InlineData("Name tests after the rule they check.", "- Tests run with `make test`, never with the IDE.", false)]
    public void What_contradicts_the_teams_own_lines_is_reported_and_not_written(string rule, string own, bool contradicts)
    {
        var lesson = Some.Lesson("L100001", rule);
        var plan = PublishPlan.Make([lesson], new("# Title\n\n" + own + "\n"));
        plan.BlockLessons.Count.ShouldBe(contradicts ? 0 : 1);
        plan.Contradicted.Select(c => (c.Lesson, c.File, c.Line)).ShouldBe(contradicts ? [("L100001", "CLAUDE.md", 3)] : []);
        // What is contested already stands where it stands: a person decides.
        PublishPlan.Make([lesson with { Status = LessonStatus.Conflicted }], new("# Title\n\n" + own + "\n") { Published = new HashSet<string> { "L100001" } })
            .BlockLessons.ShouldBe(["L100001"]);
    }

    [Fact]
    public void What_an_import_or_a_rule_says_is_said()
    {
        OwnFile[] beside = [new("docs/a.md", "- Never use enums.", []), new(".claude/rules/cs.md", "- Use records for wire types.", ["src/**/*.cs"])];
        var plan = PublishPlan.Make(
            [Some.Lesson("L100001", "Never use enums."), Some.Lesson("L100002", "Use records for wire types.", null, "src/**/*.cs"), Some.Lesson("L100003", "Use records for wire types.")],
            new("") { Beside = beside });
        plan.Said.Select(s => (s.Lesson, s.File)).ShouldBe([("L100002", ".claude/rules/cs.md"), ("L100001", "docs/a.md")]);
        plan.BlockLessons.ShouldBe(["L100003"]);
    }

    [Fact]
    public void A_line_of_the_teams_own_stays_theirs()
    {
        var line = new Evidence { Comment = FileEvidence.Key("CLAUDE.md", "- Never use enums."), Repo = "acme/shop", Author = "team", Path = "CLAUDE.md", Words = "- Never use enums." };
        var lesson = Some.Lesson("L100001", "Never use enums.") with { Evidence = [line] };
        PublishPlan.Make([lesson], new("- Never use enums.")).Said.ShouldHaveSingleItem();
        // The team removed it: it is not for us to write it again.
        PublishPlan.Make([lesson], new("- Something else.")).RetrievalOnly.ShouldHaveSingleItem().Reason.ShouldContain("CLAUDE.md");
        // Somebody else said it, too, or the client does not load the file that it stands in.
        PublishPlan.Make([lesson with { Evidence = [line, line with { Comment = "github:1", Path = null }] }], new("- Something else.")).BlockLessons.ShouldBe(["L100001"]);
        PublishPlan.Make([lesson with { Evidence = [line with { Path = ".cursor/rules/a.mdc" }] }], new("- Something else.")).BlockLessons.ShouldBe(["L100001"]);
    }

    [Fact]
    public void What_is_followed_and_what_recurs_counts_and_one_more_session_changes_nothing()
    {
        Lesson[] lessons = [Long("L100001") with { Followed = 40 }, Long("L100002") with { Recurrences = 2 }, Long("L100003")];
        string[] Order(Lesson[] of) => [.. of.OrderBy(LessonValue.Of).Select(l => l.Id)];
        Order(lessons).ShouldBe(["L100001", "L100002", "L100003"]);
        LessonValue.Of(lessons[0]).ShouldBe(LessonValue.Of(lessons[0] with { Followed = 41 }));
    }

    [Theory]
    [InlineData("src/[id]/page.tsx")]
    [InlineData("#drafts/**")]
    public void Paths_that_the_client_reads_otherwise_get_no_rule_file(string glob)
    {
        var plan = PublishPlan.Make([Long("L100001") with { Paths = [glob] }], new("") { BudgetTokens = 0, BlockTokensMin = 0 });
        plan.RuleFiles.ShouldBeEmpty();
        plan.RetrievalOnly.Single().Reason.ShouldContain("cannot say its paths");
    }

    [Fact]
    public void Where_the_client_reaches_further_the_line_says_the_paths()
    {
        var plan = PublishPlan.Make([Long("L100001") with { Paths = ["src/*"] }], new("") { BudgetTokens = 0, BlockTokensMin = 0 });
        plan.RuleFiles.Single().Groups.Single().Lines.Single().ShouldStartWith("- `src/*`: ");
    }

    [Fact]
    public void A_new_lesson_adds_one_line_and_moves_none()
    {
        var lessons = Enumerable.Range(10, 20).Select(n => Some.Lesson($"L1000{n}", $"Rule number {n}.") with { CreatedAt = Some.Day.AddDays(n) }).ToList();
        var before = Make([.. lessons]).Block.Single().Lines;
        var after = Make([Some.Lesson("L099999", "The newest.").SaidBy(7) with { CreatedAt = Some.Day.AddDays(99) }, .. lessons]).Block.Single().Lines;
        after.Take(20).ShouldBe(before);
        after.Count.ShouldBe(21);
    }

    private static IEnumerable<string> Places(PublishPlan plan) =>
        [.. plan.BlockLessons, .. plan.RuleFiles.SelectMany(f => f.Lessons), .. plan.RetrievalOnly.Select(r => r.Lesson), .. plan.Said.Select(s => s.Lesson)];

    /// <summary>About 100 tokens.</summary>
    private static Lesson Long(string id) => Some.Lesson(id, $"Rule {id} " + string.Join(' ', Enumerable.Repeat("word", 85)));

    private static PublishPlan Make(params Lesson[] lessons) => PublishPlan.Make(lessons, new(""));
}
