namespace Memory.Indexing.Fusing;

/// <summary>How much each channel counts beside the others; they need not sum to 1.</summary>
public readonly record struct FusionWeights(float Words, float Ngrams, float Vectors)
{
    /// <summary>Found on the development sets; docs/quality.md has the table.</summary>
    public static readonly FusionWeights Default = new(0.42f, 0.25f, 0.33f);

    /// <summary>For who quotes code: these very names are meant, not their like.</summary>
    public static readonly FusionWeights Quoting = new(0.65f, 0.15f, 0.2f);

    /// <summary>What a query calls for: it quotes code where something stands between two backticks.</summary>
    public static FusionWeights For(ReadOnlySpan<char> query) =>
        query.IndexOf('`') is >= 0 and var open && query[(open + 1)..].IndexOf('`') > 0 ? Quoting : Default;

    public float Of(Channel channel) => channel switch
    {
        Channel.Words => Words,
        Channel.Ngrams => Ngrams,
        _ => Vectors,
    };
}
