namespace Memory.Indexing;

/// <summary>A passage found.</summary>
/// <param name="Score">Comparable inside one answer only.</param>
public sealed record PassageHit(Passage Passage, double Score)
{
    /// <summary>Which words of the query it has, and where.</summary>
    public IReadOnlyList<TermMatch> Matches { get; init; } = [];

    /// <summary>How near it is by each channel alone.</summary>
    public Likeness Likeness { get; init; }
}
