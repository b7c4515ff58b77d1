using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Memory.Lessons.Reconciling;

namespace Memory.Tests.Lessons.Reconciling;

public sealed class LessonComparisonTests
{
    private static readonly string[] Subjects =
        ["Mockito", "enums", "`any`", "magic numbers", "Redux", "default exports", "wildcard imports", "inline styles", "SELECT *", "global state", "Lombok", "stored procedures"];

    private static LessonText Rule(string rule, params string[] paths) => new(rule, null, paths);

    private static Relation Compare(string a, string b) => LessonComparison.Compare(Rule(a), Rule(b)).Relation;

    [Fact]
    public void It_never_throws_and_gives_the_same_answer_twice() => Check.QuickThrowOnFailure(Prop.ForAll<string, string>((a, b) =>
    {
        var first = LessonComparison.Compare(Rule(a ?? ""), Rule(b ?? ""));
        return first == LessonComparison.Compare(Rule(a ?? ""), Rule(b ?? "")) && first.Similarity is >= 0 and <= 1;
    }));

    [Fact]
    public void A_rule_is_the_same_as_itself() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string>(rule => Compare(rule ?? "", rule ?? "") == Relation.Same));

    [Fact]
    public void Words_in_any_order_never_throw()
    {
        string[] words =
            ["never", "use", "not", ",", ";", "instead", "of", "over", "prefer", "`", "forbidden", "without", "enums", "10", "ms", "3", ".", "5", "in", "tests", "leave", "out", "so", "that", "%w", "::", "é", "\ud800", "\0", "non", "is"];
        var random = new Random(42);
        for (var i = 0; i < 3_000; i++)
        {
            var a = string.Join(random.Next(4) == 0 ? "" : " ", random.GetItems(words, random.Next(1, 14)));
            var b = string.Join(' ', random.GetItems(words, random.Next(1, 14)));
            LessonComparison.Compare(Rule(a), Rule(b)).Similarity.ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void A_refusal_is_never_the_same_as_a_demand()
    {
        foreach (var subject in Subjects)
            foreach (var yes in (string[])["Use {0}.", "Always use {0}.", "Prefer {0}.", "{0} must be used."])
                foreach (var no in (string[])["Never use {0}.", "Do not use {0}.", "Avoid {0}.", "No {0}.", "{0} must not be used.", "{0} is forbidden.", "Don't use {0} here."])
                {
                    var (a, b) = (string.Format(null, CompositeFormat.Parse(yes), subject), string.Format(null, CompositeFormat.Parse(no), subject));
                    Compare(a, b).ShouldBe(Relation.Opposite, $"{a} / {b}");
                    Compare(b, a).ShouldBe(Relation.Opposite, $"{b} / {a}");
                }
    }

    [Fact]
    public void Refusals_and_demands_in_other_words_are_the_same()
    {
        foreach (var subject in Subjects)
        {
            Compare($"Never use {subject}.", $"{subject} is forbidden.").ShouldBe(Relation.Same, subject);
            Compare($"Avoid {subject}.", $"No {subject}.").ShouldBe(Relation.Same, subject);
            Compare($"Use {subject}.", $"Always use {subject}.").ShouldBe(Relation.Same, subject);
        }
    }

    [Theory]
    [InlineData("Use Zod instead of Joi.", "Use Joi instead of Zod.")]
    [InlineData("Prefer Zod over Joi.", "Prefer Joi over Zod.")]
    [InlineData("Use Zod, not Joi.", "Use Joi, not Zod.")]
    [InlineData("Retry at most 3 times.", "Retry at most 5 times.")]
    [InlineData("Cache tiles for 24 hours.", "Cache tiles for 1 hour.")]
    [InlineData("Validate before saving.", "Validate after saving.")]
    public void Swapped_sides_and_other_numbers_contradict(string a, string b) => Compare(a, b).ShouldBe(Relation.Opposite);

    [Theory]
    [InlineData("Never use Joi.", "Use Zod instead of Joi.")]
    [InlineData("Use Zod.", "Use Zod, never Joi.")]
    [InlineData("Cache tiles for 24 hours.", "Tiles are cached for 1 day.")]
    [InlineData("No merge without review.", "Merge only with review.")]
    public void One_side_of_a_choice_is_the_same_as_both(string a, string b) => Compare(a, b).ShouldBe(Relation.Same);

    [Fact]
    public void Where_it_holds_counts()
    {
        Relation Of(string[] a, string[] b) =>
            LessonComparison.Compare(Rule("Use Decimal for money.", a), Rule("Use Decimal for money", b)).Relation;
        Of([], []).ShouldBe(Relation.Same);
        Of([], ["**/*.py"]).ShouldBe(Relation.Same);
        Of(["**/*.ts"], ["**/*.tsx"]).ShouldBe(Relation.Same);
        Of([], ["billing/**"]).ShouldBe(Relation.Narrower);
        Of(["billing/**"], []).ShouldBe(Relation.Broader);
        Of(["src/**"], ["src/billing/**"]).ShouldBe(Relation.Narrower);
        Of(["billing/**"], ["shop/**"]).ShouldBe(Relation.Related);
        Of(["**/*.py"], ["**/*.cs"]).ShouldBe(Relation.Related);
    }

    [Fact]
    public void A_megabyte_is_compared_quickly()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in (string[])["never ", "`", "a.b::c/", "x instead of y, ", ",", "\n", "é", "1.", "((((", "%"])
        {
            var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
            LessonComparison.Compare(Rule(text), Rule("x" + text)).ShouldNotBeNull();
        }
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void One_shared_word_is_no_common_subject() =>
        LessonComparison.Compare(
            new LessonText("Plain HTML tables are enough, no component library.", null, []),
            new LessonText("Data is fetched in the route's loader, and components get it as props.", null, [])).Relation.ShouldNotBe(Relation.Opposite);
}
