using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing;

/// <summary>
/// Finds lessons. Fed by revisions, rebuilt from the store at any time. Every query takes a grant; a repository
/// outside it gives nothing, as one that does not exist would.
/// </summary>
public interface ILessonIndex
{
    /// <summary>The highest revision applied.</summary>
    long Revision { get; }

    /// <summary>Takes changes in order of revision; one that is already known changes nothing.</summary>
    void Apply(IReadOnlyList<LessonChange> changes);

    /// <summary>Forgets everything: the store was replaced, and is read from its beginning.</summary>
    void Clear();

    /// <summary>By words, best first.</summary>
    IReadOnlyList<LessonHit> Search(IndexQuery query);

    /// <summary>Active and conflicted core lessons of a repository, most valuable first.</summary>
    IReadOnlyList<Lesson> Core(Grant grant, string repo);

    /// <summary>Lessons whose globs match one of the files, narrowest scope first; lessons without globs are not in it.</summary>
    IReadOnlyList<LessonHit> ByPath(Grant grant, string repo, IReadOnlyList<string> files, LessonStatuses statuses, int limit);

    /// <summary>All lessons that apply in a repository, in no order.</summary>
    IReadOnlyList<Lesson> All(Grant grant, string repo, LessonStatuses statuses);

    /// <summary>Lessons for the whole repository, without globs, most valuable first.</summary>
    IReadOnlyList<Lesson> MostValuable(Grant grant, string repo, LessonStatuses statuses, int limit);

    /// <summary>One lesson, null when there is none or the grant does not see it.</summary>
    Lesson? Find(Grant grant, string id);
}
