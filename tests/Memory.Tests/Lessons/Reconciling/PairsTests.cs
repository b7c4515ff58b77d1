using Memory.Bench.Distill;
using Memory.Lessons.Reconciling;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Lessons.Reconciling;

public sealed class PairsTests
{
    public static IEnumerable<TheoryDataRow<string, string, string, Relation>> Rows => PairRows.All();

    /// <summary>
    /// The two mistakes that cost something, row by row. The paths of a row are left out here: the words alone must not
    /// merge two rules. A special case in the same words is told apart by its paths only, and is left to the shares below.
    /// </summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Nothing_is_merged_or_set_against_each_other_wrongly(string id, string a, string b, Relation labelled)
    {
        var given = LessonComparison.Compare(new LessonText(a, null, []), new LessonText(b, null, []));
        if (labelled is not (Relation.Same or Relation.Narrower or Relation.Broader))
            given.Relation.ShouldNotBe(Relation.Same, $"{id}: {given.Reason}");
        if (labelled != Relation.Opposite)
            given.Relation.ShouldNotBe(Relation.Opposite, $"{id}: {given.Reason}");
    }

    [Fact]
    public void Own_pairs_are_judged_better_than_by_word_overlap() => Shares(PairsScore.Measure(PairRows.Path, TextWriter.Null));

    [Fact]
    public void The_development_set_is_judged_better_than_by_word_overlap() =>
        Shares(PairsScore.Measure(SharedData.Require("gold/pairs.jsonl"), TextWriter.Null));

    private static void Shares(SortedDictionary<string, double> shares)
    {
        shares["pairs.falseMerges"].ShouldBeLessThanOrEqualTo(0.01);
        shares["pairs.falseContradictions"].ShouldBeLessThanOrEqualTo(0.02);
        shares["pairs.duplicatesFound"].ShouldBeGreaterThan(0.6);
        shares["pairs.contradictionsFound"].ShouldBeGreaterThan(0.8);
        shares["pairs.accuracy"].ShouldBeGreaterThan(shares["baseline.pairs.accuracy"]);
    }
}
