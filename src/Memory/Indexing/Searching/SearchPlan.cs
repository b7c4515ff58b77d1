using Memory.Indexing.Fusing;

namespace Memory.Indexing.Searching;

/// <summary>How a search is done; anything but <see cref="Default"/> is there to be measured against it.</summary>
/// <param name="Weights">A channel of weight 0 is not asked. Null: as the query calls for.</param>
/// <param name="OtherWords">Related and misspelt words count for the asked ones.</param>
internal sealed record SearchPlan(FusionWeights? Weights, bool OtherWords)
{
    public static readonly SearchPlan Default = new(Weights: null, OtherWords: true);
}
