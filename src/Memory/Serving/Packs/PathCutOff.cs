using Memory.Indexing;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>
/// Which of the lessons for a file a request needs. Half of a repository's lessons apply to every source file: all of them in
/// each pack would soon not be read. Pure.
/// </summary>
internal static class PathCutOff
{
    /// <summary>Of the lessons for a file of which nothing in the request speaks.</summary>
    private const int SilentMax = 2;

    /// <summary>Of lessons that only the ending of a file calls for ("every .cs file" names no place).</summary>
    private const int EndingMax = 3;

    /// <param name="share">Its score beside that of the best.</param>
    public static bool Touches(Relevance relevance, double share) =>
        relevance.Identifier || relevance.Strength >= 0.95 || (relevance.Strength >= 0.6 && share >= 0.65);

    /// <summary>
    /// A request that says what is done gets those of which it speaks; where it speaks of none, the few of the narrowest scope.
    /// A request that only names files gets all that name a place.
    /// </summary>
    /// <param name="hits">With the narrowness of its glob as score.</param>
    public static IEnumerable<LessonHit> Needed(IReadOnlyList<LessonHit> hits, RequestMatches spoken, bool saysWhat)
    {
        var ranked = hits.Select(h => (Hit: h with { Score = 1 + h.Score + Math.Min(1, spoken.Called.GetValueOrDefault(h.Lesson.Id)?.Score ?? 0) }, Narrow: h.Score))
            .OrderByDescending(h => h.Hit.Score).ThenBy(h => h.Hit.Lesson.Id, StringComparer.Ordinal).ToList();
        if (saysWhat)
        {
            var meant = ranked.Where(h => spoken.Called.ContainsKey(h.Hit.Lesson.Id) || spoken.Touched.Contains(h.Hit.Lesson.Id)).ToList();
            // What else they are worth than their place is less than a tenth of a step of narrowness.
            var narrowest = ranked.Count == 0 ? 0 : ranked.Max(h => h.Narrow) - LessonValue.AmongPaths;
            return (meant.Count > 0 ? meant : ranked.Where(h => h.Narrow >= narrowest).Take(SilentMax)).Select(h => h.Hit);
        }
        var byPlace = ranked.Select(h => h.Hit).ToLookup(h => spoken.Called.ContainsKey(h.Lesson.Id) || NamesPlace(h.Lesson, h.MatchedPath!));
        return byPlace[true].Concat(byPlace[false].OrderByDescending(h => LessonValue.Of(h.Lesson)).ThenBy(h => h.Lesson.Id, StringComparer.Ordinal).Take(EndingMax));
    }

    private static bool NamesPlace(Lesson lesson, string path) => lesson.Paths.Any(g => !PathGlob.IsEndingOnly(g) && PathGlob.Matches(g, path));
}
