using Memory.Indexing;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Learning;

/// <summary>The known lessons that a candidate is put beside.</summary>
internal static class Neighbours
{
    /// <summary>What lies further away says neither the same nor the opposite.</summary>
    private const int NearestMax = 24;

    /// <summary>Of the draft's repository, whatever their status: what was rejected or retired must be seen too.</summary>
    public static IndexQuery Of(LessonDraft draft) =>
        new(Grant.All, draft.Repo, $"{draft.Rule} {draft.Why}", [], LessonStatuses.All, NearestMax);
}
