using System.Globalization;
using Memory.Indexing.Fusing;
using Memory.Indexing.Searching;

namespace Memory.Bench.Retrieval;

/// <summary>The ways of searching that are compared: the index's own, with channels left out.</summary>
internal static class Channels
{
    public const string Words = "words";
    public const string Related = "related";
    public const string Fused = "fused";

    /// <summary>Weights of the fused channels other than the product's, to try: <c>0.5,0.25,0.25</c>.</summary>
    public static void Try(string weights)
    {
        var w = weights.Split(',').Select(n => float.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        All = [.. All.SkipLast(1), (Fused, new SearchPlan(new FusionWeights(w[0], w[1], w[2]), OtherWords: true))];
    }

    /// <summary>"words" is the baseline, BM25 over stems and identifiers; "related" has related words and spelling besides.</summary>
    public static IReadOnlyList<(string Name, SearchPlan Plan)> All { get; private set; } =
    [
        (Words, new SearchPlan(new FusionWeights(1, 0, 0), OtherWords: false)),
        (Related, new SearchPlan(new FusionWeights(1, 0, 0), OtherWords: true)),
        ("ngrams", new SearchPlan(new FusionWeights(0, 1, 0), OtherWords: false)),
        ("vectors", new SearchPlan(new FusionWeights(0, 0, 1), OtherWords: false)),
        (Fused, SearchPlan.Default),
    ];
}
