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
        var scale = new FusionScale(Weights, new(10, 0), new(1, 0), new(1, 0));
        scale.Score(10, 1, float.NaN).ShouldBe(1, 1e-6);
        scale.Score(10, 1, 0).ShouldBe(0.75f, 1e-6);
    }

    [Fact]
    public void A_score_counts_by_how_far_it_stands_above_the_twentieth()
    {
        (string, float)[] words = [("a", 20), .. Enumerable.Range(0, 25).Select(i => ($"x{i:00}", 10f)), ("b", 11)];
        Fuse(27, List(Channel.Words, words)).Take(3).ShouldBe([("a", 1), ("b", 0.19), ("x00", 0.1)]);
        ChannelRange.Of([.. words.Select(w => w.Item2)]).ShouldBe(new ChannelRange(20, 10));
        ChannelRange.Of([float.NaN, -1, 3, float.PositiveInfinity]).ShouldBe(new ChannelRange(3, 0));
        ChannelRange.Of([]).ShouldBe(default);
    }

    /// <summary>Where as many as count are as good as the best, each counts wholly.</summary>
    [Fact]
    public void Scores_that_are_all_alike_are_shares() =>
        Fuse(1, List(Channel.Words, [.. Enumerable.Range(0, 30).Select(i => ($"x{i:00}", 7f))])).ShouldBe([("x00", 1)]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_scan_stops_where_the_score_is_reached_and_nowhere_else(bool hasVectors)
    {
        var random = new Random(3);
        float[] Drawn() => [.. Enumerable.Range(0, 203).Select(_ => random.NextSingle() * (1 + random.Next(9)))];
        var (words, ngrams) = (Drawn(), Drawn());
        float[] vectors = hasVectors ? [.. Drawn().Select((v, i) => i % 3 == 0 ? float.NaN : v - 1)] : [];
        var scale = new FusionScale(Weights, ChannelRange.Of(words), ChannelRange.Of(ngrams), ChannelRange.Of(vectors));
        var scores = words.Select((w, i) => scale.Score(w, ngrams[i], hasVectors ? vectors[i] : float.NaN)).ToArray();
        foreach (var least in scores.Order().Where((_, i) => i % 20 == 0))
        {
            var found = new List<int>();
            for (var i = 0; (i = scale.Next(words, ngrams, vectors, least, i)) < words.Length; i++)
                if (scores[i] >= least)
                    found.Add(i);
            found.ShouldBe(Enumerable.Range(0, words.Length).Where(i => scores[i] >= least));
        }
    }

    [Theory]
    [InlineData("sending headers to `client`", true)]
    [InlineData("sending headers to client", false)]
    [InlineData("a lone ` mark", false)]
    [InlineData("``", false)]
    [InlineData("", false)]
    public void Who_quotes_code_is_taken_at_their_word(string query, bool quotes) =>
        FusionWeights.For(query).ShouldBe(quotes ? FusionWeights.Quoting : FusionWeights.Default);
}
