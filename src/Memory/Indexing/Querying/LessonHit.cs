using Memory.Lessons;

namespace Memory.Indexing;

/// <summary>A lesson found.</summary>
/// <param name="Score">Comparable inside one answer only.</param>
/// <param name="MatchedPath">The asked file that one of its globs matches.</param>
public sealed record LessonHit(Lesson Lesson, double Score, string? MatchedPath)
{
    private IReadOnlyList<TermMatch>? matches;

    /// <summary>Which words of the query it has, and where.</summary>
    public IReadOnlyList<TermMatch> Matches { get => matches ??= ReadMatches?.Invoke() ?? []; init => matches = value; }

    /// <summary>Reads the matches when they are first asked for: of most that a search finds nobody does.</summary>
    internal Func<IReadOnlyList<TermMatch>>? ReadMatches { private get; init; }

    /// <summary>Words of the query that it has, as they were asked, the most telling first.</summary>
    public IReadOnlyList<string> MatchedTerms =>
        [.. Matches.OrderByDescending(m => m.Rarity * m.Weight).Select(m => m.Word).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>How near it is by each channel alone.</summary>
    public Likeness Likeness { get; init; }
}
