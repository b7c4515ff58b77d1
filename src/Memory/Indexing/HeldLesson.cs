using Memory.Lessons;
using Memory.Text;

namespace Memory.Indexing;

/// <summary>
/// A lesson as an index in memory holds it: all that is ranked, compared and shown of it. The words of its evidence have been
/// indexed and stay in the store, and what many lessons share is held once: a hundred thousand lessons must fit.
/// </summary>
internal static class HeldLesson
{
    public static Lesson Of(Lesson lesson) => lesson with
    {
        Repo = TermPool.Text(lesson.Repo),
        Topic = TermPool.Text(lesson.Topic),
        Paths = lesson.Paths.Select(p => TermPool.Text(p)).ToArray(),
        Warnings = Held(lesson.Warnings),
        Examples = Held(lesson.Examples),
        Supersedes = Held(lesson.Supersedes),
        ConflictsWith = Held(lesson.ConflictsWith),
        Evidence = lesson.Evidence.Select(e => e with
        {
            // Threads are told apart by pull request where there is one.
            Comment = e.PullRequest is null ? e.Comment : "",
            Repo = TermPool.Text(e.Repo),
            Author = TermPool.Text(e.Author),
            Path = e.Path is { } path ? TermPool.Text(path) : null,
            Commit = null,
            Words = "",
        }).ToArray(),
        ApprovedBy = lesson.ApprovedBy is { } by ? TermPool.Text(by) : null,
        // It is held against the text where a lesson is changed, which is in the store.
        ApprovedHash = null,
    };

    /// <summary>Most lessons have none of these: they share one empty list.</summary>
    private static IReadOnlyList<T> Held<T>(IReadOnlyList<T> list) => list.Count == 0 ? [] : list;
}
