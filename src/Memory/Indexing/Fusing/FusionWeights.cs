namespace Memory.Indexing.Fusing;

/// <summary>How much each channel counts beside the others; they need not sum to 1.</summary>
public readonly record struct FusionWeights(float Words, float Ngrams, float Vectors)
{
    /// <summary>Found on the development sets; docs/quality.md has the table.</summary>
    public static readonly FusionWeights Default = new(0.55f, 0.2f, 0.25f);

    public float Of(Channel channel) => channel switch
    {
        Channel.Words => Words,
        Channel.Ngrams => Ngrams,
        _ => Vectors,
    };
}
