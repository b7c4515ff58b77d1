using Memory.Comments;
using Memory.Lessons;
using Memory.Outcomes;
using Memory.Serving;
using Memory.Storage;

namespace Memory.Learning;

/// <summary>
/// Code that a comment stands on shows whether confirmed lessons are kept: what one forbids can newly stand there, some lines
/// above those that the comment speaks of, and nobody says a word.
/// </summary>
internal static class ReviewedCode
{
    private const int PatternsMax = 500;

    /// <summary>A hunk ends with the line that is commented on; what stands so near to it may be what is spoken of.</summary>
    private const int SpokenOf = 3;

    public static async Task NoteAsync(WriteSession s, ReviewComment comment)
    {
        if (comment.DiffHunk is not { Length: > 0 } hunk || comment.Path is not { Length: > 0 } path || comment.Deleted)
            return;
        var said = new SaidInReview(comment.Key, comment.Repo, comment.PullRequest, comment.Author, comment.SaidAt);
        // Of a history that is read afterwards nothing is later than a lesson.
        var lessons = (await LessonStore.WithPatternAsync(s, Grant.All, comment.Repo, PatternsMax)).Where(l => Recurrence.IsOne(l, said)).ToList();
        foreach (var lesson in lessons.Count == 0 ? [] : Silent(path, hunk, lessons))
            await Recurrence.NoteSilenceAsync(s, lesson, said);
    }

    /// <summary>Pure. Lessons whose pattern was added well above the end of the hunk.</summary>
    internal static IEnumerable<Lesson> Silent(string path, string hunk, IReadOnlyCollection<Lesson> lessons)
    {
        var diff = UnifiedDiff.Hunk(path, hunk);
        var last = diff.Files.SelectMany(f => f.Hunks).SelectMany(h => h.Lines).Select(l => l.Number).DefaultIfEmpty().Max();
        return DiffPatterns.Of(diff, lessons).Where(u => u.Added.Any(line => line <= last - SpokenOf)).Select(u => u.Lesson).DistinctBy(l => l.Id);
    }
}
