using Memory.Indexing.Globs;

namespace Memory.Indexing.Searching;

/// <summary>From what a search found to the lessons that are answered: those that apply to an asked file come higher.</summary>
internal static class LessonRanking
{
    /// <summary>What a lesson gains in rank when it applies to an asked file.</summary>
    private const double PathFactor = 1.25;

    /// <summary>Best first.</summary>
    public static IReadOnlyList<LessonHit> Of(List<Found<IndexedLesson>> found, IReadOnlyList<string> asked)
    {
        var files = FilePaths.Of(asked, EmbeddedLessonIndex.FilesMax);
        var hits = new List<LessonHit>(found.Count);
        foreach (var (item, _, score, likeness, matches) in found)
        {
            var path = files.FirstMatch(item.Lesson.Paths);
            hits.Add(new LessonHit(item.Lesson, path is null ? score : score * PathFactor, path) { ReadMatches = matches, Likeness = likeness });
        }
        hits.Sort(Best);
        return hits;
    }

    private static int Best(LessonHit a, LessonHit b) =>
        a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Lesson.Id, b.Lesson.Id);
}
