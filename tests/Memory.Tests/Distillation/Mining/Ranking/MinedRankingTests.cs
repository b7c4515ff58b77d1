using Memory.Comments;
using Memory.Distillation;
using Memory.Distillation.Mining.Ranking;

namespace Memory.Tests.Distillation.Mining.Ranking;

public sealed class MinedRankingTests
{
    private static MinedCandidate Said(string rule, string author = "ana", string thread = "t1", MinedSignals? signals = null, int minute = 0, double confidence = 0.6) => new(
        new Candidate { Rule = rule, Confidence = confidence, Sources = [new ReviewComment { Source = "test", Repo = "acme/shop", Id = thread, Author = author, Body = rule }] },
        thread, author, DateTimeOffset.UnixEpoch.AddMinutes(minute), signals ?? new MinedSignals());

    [Fact]
    public void What_two_people_said_comes_first_with_its_count()
    {
        var ranked = MinedRanking.Rank(
        [
            Said("Never commit generated protobuf files.", thread: "t1", confidence: 0.9),
            Said("Use the shared retry helper for network calls.", "ana", "t2", minute: 1),
            Said("Use the shared retry helper for network calls.", "ben", "t3", minute: 2),
        ]);
        ranked.Count.ShouldBe(2);
        ranked[0].Lead.Candidate.Rule.ShouldContain("retry helper");
        ranked[0].IsRepeated.ShouldBeTrue();
        ranked[0].Reasons[0].ShouldBe("said 2 times by 2 people in 2 threads");
        ranked[1].IsRepeated.ShouldBeFalse();
    }

    [Fact]
    public void One_person_needs_three_threads() =>
        MinedRanking.Rank([.. Enumerable.Range(0, 3).Select(i => Said("Log the order id with every failed payment.", thread: $"t{i}", minute: i))])
            .ShouldHaveSingleItem().IsRepeated.ShouldBeTrue();

    [Fact]
    public void What_became_of_a_comment_decides_between_equals()
    {
        var ranked = MinedRanking.Rank(
        [
            Said("Name test classes after the class under test.", thread: "t1"),
            Said("Close every stream that the importer opens.", thread: "t2", signals: new MinedSignals(Owns: true, TakenUp: true, Changed: true, Resolved: true, Reactions: 3), minute: 1),
        ]);
        ranked[0].Lead.Thread.ShouldBe("t2");
        ranked[0].Reasons.ShouldBe(["said once", "by somebody who may decide", "taken up in the thread", "the commented lines changed afterwards", "the thread ended resolved", "3 agreed"]);
    }

    [Fact]
    public void The_order_of_the_input_does_not_matter()
    {
        var said = Enumerable.Range(0, 30).Select(i => Said($"Keep module {(char)('a' + (i % 7))}{i % 7} free of calls to the legacy billing gateway.", $"p{i % 3}", $"t{i}", minute: i)).ToList();
        var one = MinedRanking.Rank(said).Select(c => c.Lead.Candidate.Rule);
        MinedRanking.Rank([.. said.AsEnumerable().Reverse()]).Select(c => c.Lead.Candidate.Rule).ShouldBe(one);
    }

    [Theory]
    [InlineData(0, 0, 20)]
    [InlineData(15, 0, 5)]
    [InlineData(20, 0, 0)]
    [InlineData(0, 30, 30)]
    [InlineData(0, 10, 20)]
    [InlineData(0, 60, 40)]
    [InlineData(35, 60, 5)]
    [InlineData(40, 60, 0)]
    [InlineData(200, 60, 0)]
    public void No_more_are_put_before_a_person_than_a_person_can_read(int open, int repeated, int chosen)
    {
        MinedCluster Cluster(int i, params string[] authors) => new(Said($"Always close reader {i} before the import ends."), [.. authors.Select(a => Said($"Rule {i}", a))], 1, []);
        var ranked = Enumerable.Range(0, repeated).Select(i => Cluster(i, "ana", "ben")).Concat(Enumerable.Range(repeated, 60).Select(i => Cluster(i, "ana"))).ToList();
        var taken = MinedRanking.Choose(ranked, open);
        taken.Count.ShouldBe(chosen);
        taken.TakeWhile(c => c.IsRepeated).Count().ShouldBe(Math.Min(repeated, chosen), "what was said more than once comes first");
    }
}
