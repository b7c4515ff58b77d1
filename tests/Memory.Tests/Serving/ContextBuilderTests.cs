using Memory.Indexing;
using Memory.Lessons;
using Memory.Serving;
using Memory.Storage;
using Memory.Text;

namespace Memory.Tests.Serving;

public sealed class ContextBuilderTests
{
    private static readonly Lesson Retry = Known.Lesson("L11", "Retry payment calls at most twice, with the same idempotency key.", why: "The provider locks us out.");
    private static readonly Lesson Core = Known.Lesson("L12", "Never log passport numbers.") with { Core = true };
    private static readonly Lesson Orders = Known.Lesson("L13", "Return errors as problem documents.", paths: "src/api/**");

    private static Pack Build(EmbeddedLessonIndex index, string? task = null, string[]? files = null, string? diff = null,
        ContextPhase phase = ContextPhase.Plan, int? budget = null, string[]? exclude = null, string[]? given = null, Grant? grant = null) =>
        Known.Now(ContextBuilder.BuildAsync(new ContextInput
        {
            Grant = grant ?? Grant.All,
            Repo = Known.Repo,
            Task = task,
            Files = files ?? [],
            Diff = diff,
            Phase = phase,
            BudgetTokens = budget,
            Exclude = new HashSet<string>(exclude ?? []),
            AlreadyGiven = new HashSet<string>(given ?? []),
        }, index));

    private static List<string> Ids(Pack pack) => [.. pack.Lessons.Select(l => l.Lesson.Id)];

    [Fact]
    public void Core_comes_first_then_paths_then_words_each_with_its_reason()
    {
        var pack = Build(Known.Index(Retry, Orders, Core), "add retries to the payment client", ["src/api/orders.ts"]);
        Ids(pack).ShouldBe(["L12", "L13", "L11"]);
        pack.Lessons.Select(l => l.Reasons[0]).ShouldBe(["core", "applies to src/api/orders.ts", "matches: retries, payment"]);
    }

    [Fact]
    public void What_matches_nothing_gives_core_alone() =>
        Ids(Build(Known.Index(Retry, Orders, Core), "center the logo in the header", ["web/header.css"])).ShouldBe(["L12"]);

    [Fact]
    public void Nothing_to_say_is_an_empty_pack() =>
        Build(Known.Index(Retry), "center the logo").ShouldBe(Pack.Empty(0), new PackComparer());

    [Fact]
    public void A_start_adds_the_most_valuable_lessons_of_the_whole_repository()
    {
        var proved = Known.Lesson("L20", "Ask the platform team before adding a package.") with
        {
            Evidence = [Known.Said("1", Known.Repo, "ana"), Known.Said("2", Known.Repo, "ben"), Known.Said("3", Known.Repo, "cy")],
            Recurrences = 2,
        };
        var pack = Build(Known.Index(Retry, Orders, Core, proved), phase: ContextPhase.Start);
        Ids(pack).ShouldBe(["L12", "L20", "L11"]);
        pack.Lessons[1].Reasons.ShouldBe(["for the whole repository", "said by 3 people", "had to be said again 2 times"]);
    }

    [Fact]
    public void A_diff_finds_lessons_by_its_paths_and_its_identifiers()
    {
        var locks = Known.Lesson("L30", "Hold a seat with `SeatLock` before payment.");
        const string diff = "diff --git a/src/api/orders.ts b/src/api/orders.ts\n--- a/src/api/orders.ts\n+++ b/src/api/orders.ts\n@@ -1 +1,2 @@\n old\n+const lock = new SeatLock(seat);\n";
        Ids(Build(Known.Index(Orders, locks, Retry), diff: diff, phase: ContextPhase.Review)).ShouldBe(["L13", "L30"]);
    }

    [Fact]
    public void Excluded_and_already_given_lessons_stay_out() =>
        Ids(Build(Known.Index(Retry, Orders, Core), "retry the payment", ["src/api/a.ts"], exclude: ["L12"], given: ["L13"])).ShouldBe(["L11"]);

    [Theory]
    [InlineData(LessonStatus.Proposed)]
    [InlineData(LessonStatus.Superseded)]
    [InlineData(LessonStatus.Retired)]
    [InlineData(LessonStatus.Rejected)]
    public void Only_active_and_conflicted_lessons_are_served(LessonStatus status)
    {
        var index = Known.Index(Retry with { Status = status }, Orders with { Status = status }, Core with { Status = status });
        foreach (var phase in Enum.GetValues<ContextPhase>())
            Build(index, "retry payment calls", ["src/api/a.ts"], phase: phase).Markdown.ShouldBeEmpty();
    }

    [Fact]
    public void Near_duplicates_are_given_once_but_opposites_are_not_duplicates()
    {
        var twin = Retry with { Id = "L14", Rule = "Retry payment calls at most twice with the same idempotency key!" };
        var opposite = Retry with { Id = "L15", Rule = "Do not retry payment calls at most twice, with the same idempotency key." };
        Ids(Build(Known.Index(Retry, twin, opposite), "retry failed payment calls")).ShouldBe(["L11", "L15"], ignoreOrder: true);
    }

    [Fact]
    public void Both_sides_of_a_conflict_are_given_and_marked()
    {
        var tabs = Known.Lesson("L40", "Indent Python sources with tabs.") with { Status = LessonStatus.Conflicted, ConflictsWith = ["L41"] };
        var spaces = Known.Lesson("L41", "Four blanks per level, always.") with { Status = LessonStatus.Conflicted, ConflictsWith = ["L40"] };
        var pack = Build(Known.Index(tabs, spaces), "indent the Python sources");
        Ids(pack).ShouldBe(["L40", "L41"]);
        pack.Lessons[0].Reasons.ShouldContain("contradicts L41");
        pack.Lessons[1].Reasons.ShouldContain("contradicts L40");
        pack.Markdown.ShouldContain("Disputed: contradicts L41");
        var again = Build(Known.Index(tabs, spaces), "indent the Python sources", given: ["L41"]);
        Ids(again).ShouldBe(["L40"]);
        again.Markdown.ShouldContain("Four blanks per level");
    }

    [Fact]
    public void A_conflict_with_a_lesson_of_another_repository_shows_nothing_of_it()
    {
        var mine = Known.Lesson("L40", "Indent with tabs.") with { Core = true, Status = LessonStatus.Conflicted, ConflictsWith = ["L41"] };
        var hidden = Known.Lesson("L41", "Falcon uses blanks.", "acme/secret") with { ConflictsWith = ["L40"] };
        Build(Known.Index(mine, hidden), grant: Grant.To([Known.Repo])).Markdown.ShouldNotContain("Falcon");
        Build(Known.Index(mine, hidden)).Markdown.ShouldNotContain("Falcon");
    }

    [Fact]
    public void A_lesson_of_the_owner_carries_no_link_and_no_count_of_another_repository()
    {
        var wide = Known.Lesson("L50", "Sign commits.", "acme/*") with
        {
            Core = true,
            Evidence = [Known.Said("1", "acme/secret", "eve"), Known.Said("2", "acme/secret", "bob")],
        };
        foreach (var grant in (Grant[])[Grant.All, Grant.To([Known.Repo])])
        {
            var packed = Build(Known.Index(wide), grant: grant).Lessons.ShouldHaveSingleItem();
            packed.Url.ShouldBeNull();
            packed.Reasons.ShouldBe(["core"]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(150)]
    [InlineData(800)]
    [InlineData(1500)]
    public void The_budget_is_never_passed_and_what_is_left_out_is_counted(int budget)
    {
        var index = Known.Index(Enumerable.Range(100, 90).Select(i => Known.Lesson($"L{i}", $"Rule number {i}: keep the {new string((char)('a' + i % 26), 5)} of module {i} as documented in `Module{i}`.",
            why: $"Reason {i} that goes on for a while.") with
        { Core = true }));
        var pack = Build(index, budget: budget);
        pack.Tokens.ShouldBeLessThanOrEqualTo(budget);
        pack.Tokens.ShouldBe(Tokens.Estimate(pack.Markdown));
        (pack.Lessons.Count + pack.Omitted).ShouldBe(90);
    }

    [Fact]
    public void A_start_stays_within_800_tokens_by_itself()
    {
        var index = Known.Index(Enumerable.Range(100, 90).Select(i => Known.Lesson($"L{i}", $"Keep the documented contract of `Module{i}`, number {i}, {new string((char)('a' + i % 26), 6)}.")));
        Build(index, phase: ContextPhase.Start).Tokens.ShouldBeInRange(400, 800);
        Build(index, phase: ContextPhase.Start, budget: 3000).Tokens.ShouldBeInRange(400, 800);
    }

    [Fact]
    public void Hostile_requests_are_answered()
    {
        var index = Known.Index(Retry, Orders, Core);
        foreach (var text in (string[])[new string('a', 1_000_000), new string('+', 1_000_000), string.Concat(Enumerable.Repeat("+++ b/x\n", 100_000)), "\0\uD800", "the of and"])
            Ids(Build(index, text, [text, "../../etc"], text, ContextPhase.Review)).ShouldBe(["L12"]);
    }

    private sealed class PackComparer : IEqualityComparer<Pack>
    {
        public bool Equals(Pack? a, Pack? b) => a!.Markdown == b!.Markdown && a.Lessons.Count == b.Lessons.Count && a.Omitted == b.Omitted;
        public int GetHashCode(Pack pack) => pack.Tokens;
    }
}
