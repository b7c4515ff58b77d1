using Memory.Lessons;

namespace Memory.Indexing;

/// <summary>A lesson found.</summary>
/// <param name="Score">Comparable inside one answer only.</param>
/// <param name="MatchedTerms">Words of the query that it has, as they were asked.</param>
/// <param name="MatchedPath">The asked file that one of its globs matches.</param>
public sealed record LessonHit(Lesson Lesson, double Score, IReadOnlyList<string> MatchedTerms, string? MatchedPath)
{
    /// <summary>What stands behind <see cref="MatchedTerms"/>, to judge relevance by.</summary>
    public IReadOnlyList<TermMatch> Matches { get; init; } = [];

    /// <summary>How near it is by each channel alone.</summary>
    public Likeness Likeness { get; init; }
}
