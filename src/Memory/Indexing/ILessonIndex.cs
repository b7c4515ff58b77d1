using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing;

/// <summary>
/// Finds lessons. Follows the revisions of the store, and is rebuilt from it at any time. Every query takes a grant; a repository
/// outside it gives nothing, as one that does not exist would. What lies in memory answers at once.
/// </summary>
public interface ILessonIndex
{
    /// <summary>Best first.</summary>
    ValueTask<LessonHits> SearchAsync(IndexQuery query, CancellationToken cancellation);

    /// <summary>Active and conflicted core lessons of a repository, most valuable first.</summary>
    ValueTask<IReadOnlyList<Lesson>> CoreAsync(Grant grant, string repo, CancellationToken cancellation);

    /// <summary>Active lessons of a repository that forbid a pattern, most valuable first.</summary>
    ValueTask<IReadOnlyList<Lesson>> ForbiddingAsync(Grant grant, string repo, CancellationToken cancellation);

    /// <summary>Lessons whose globs match one of the files, narrowest scope first; lessons without globs are not in it.</summary>
    ValueTask<IReadOnlyList<LessonHit>> ByPathAsync(
        Grant grant, string repo, IReadOnlyList<string> files, LessonStatuses statuses, int limit, CancellationToken cancellation);

    /// <summary>Lessons for the whole repository, without globs, most valuable first.</summary>
    ValueTask<IReadOnlyList<Lesson>> MostValuableAsync(Grant grant, string repo, LessonStatuses statuses, int limit, CancellationToken cancellation);

    /// <summary>Those of the lessons that exist and that the grant sees, in no order.</summary>
    /// <param name="ids">Each once.</param>
    ValueTask<IReadOnlyList<Lesson>> FindAsync(Grant grant, IReadOnlyCollection<string> ids, CancellationToken cancellation);

    /// <summary>Why searches find less than they should now, in words for whoever runs the service; null when all is well.</summary>
    ValueTask<string?> AwayAsync(CancellationToken cancellation);
}
