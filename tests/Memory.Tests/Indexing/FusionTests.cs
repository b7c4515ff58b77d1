using Memory.Indexing.Fusing;

namespace Memory.Tests.Indexing;

public sealed class FusionTests
{
    private static readonly FusionWeights Weights = new(0.5f, 0.25f, 0.25f);

    private static ChannelCandidates List(Channel channel, params (string, float)[] found) =>
        new(channel, [.. found.Select(f => new Candidate(f.Item1, f.Item2))]);

    private static List<(string Id, double Score)> Fuse(int limit, params ChannelCandidates[] found) =>
        [.. Fusion.Fuse(found, Weights, limit).Select(f => (f.Id, Math.Round(f.Score, 3)))];

    [Fact]
    public void Each_channel_counts_by_its_weight_and_as_a_share_of_its_best() =>
        Fuse(10, List(Channel.Words, ("a", 20), ("b", 10)), List(Channel.Ngrams, ("b", 0.4f)), List(Channel.Vectors, ("a", 0.2f), ("b", 0.8f)))
            .ShouldBe([("b", 0.75), ("a", 0.562)]);

    [Fact]
    public void A_channel_that_was_not_asked_or_found_nothing_leaves_its_weight_to_the_others()
    {
        Fuse(10, List(Channel.Words, ("a", 3)), List(Channel.Ngrams, ("a", 1), ("b", 1))).ShouldBe([("a", 1), ("b", 0.333)]);
        Fuse(10, List(Channel.Words, ("a", 3)), List(Channel.Ngrams), List(Channel.Vectors, ("a", 0), ("b", -1))).ShouldBe([("a", 1), ("b", 0)]);
        Fuse(10).ShouldBeEmpty();
    }

    [Fact]
    public void Scores_that_are_no_numbers_are_left_out() =>
        Fuse(10, List(Channel.Words, ("a", 2)), List(Channel.Vectors, ("a", float.NaN), ("b", float.PositiveInfinity))).ShouldBe([("a", 1)]);

    [Fact]
    public void Equal_ones_stand_in_order_of_id_and_the_limit_holds() =>
        Fuse(2, List(Channel.Words, ("c", 1), ("a", 1), ("b", 1))).ShouldBe([("a", 1), ("b", 1)]);

    [Fact]
    public void A_document_without_a_vector_is_judged_by_the_other_channels()
    {
        var scale = new FusionScale(Weights, 10, 1, 1);
        scale.Score(10, 1, float.NaN).ShouldBe(1, 1e-6);
        scale.Score(10, 1, 0).ShouldBe(0.75f, 1e-6);
    }
}
