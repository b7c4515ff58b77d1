namespace Memory.Indexing;

/// <summary>A passage found.</summary>
/// <param name="Score">Comparable inside one answer only.</param>
/// <param name="MatchedTerms">Words of the query that it has, as they were asked.</param>
public sealed record PassageHit(Passage Passage, double Score, IReadOnlyList<string> MatchedTerms)
{
    /// <summary>What stands behind <see cref="MatchedTerms"/>, to judge relevance by.</summary>
    public IReadOnlyList<TermMatch> Matches { get; init; } = [];

    /// <summary>How near it is by each channel alone.</summary>
    public Likeness Likeness { get; init; }
}
