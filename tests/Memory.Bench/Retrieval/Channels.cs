using Memory.Indexing.Fusing;
using Memory.Indexing.Searching;

namespace Memory.Bench.Retrieval;

/// <summary>The ways of searching that are compared: the index's own, with channels left out.</summary>
internal static class Channels
{
    public const string Baseline = "baseline";
    public const string Words = "words";
    public const string Fused = "fused";

    /// <summary>The baseline is BM25 over stems and identifiers alone; "words" has related words and spelling besides.</summary>
    public static readonly IReadOnlyList<(string Name, SearchPlan Plan)> All =
    [
        (Baseline, new SearchPlan(new FusionWeights(1, 0, 0), OtherWords: false)),
        (Words, new SearchPlan(new FusionWeights(1, 0, 0), OtherWords: true)),
        ("ngrams", new SearchPlan(new FusionWeights(0, 1, 0), OtherWords: false)),
        ("vectors", new SearchPlan(new FusionWeights(0, 0, 1), OtherWords: false)),
        (Fused, SearchPlan.Default),
    ];
}
