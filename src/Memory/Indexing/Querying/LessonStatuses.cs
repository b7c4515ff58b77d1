using Memory.Lessons;

namespace Memory.Indexing;

/// <summary>A set of <see cref="LessonStatus"/>.</summary>
[Flags]
public enum LessonStatuses
{
    None = 0,
    Proposed = 1 << LessonStatus.Proposed,
    Active = 1 << LessonStatus.Active,
    Conflicted = 1 << LessonStatus.Conflicted,
    Superseded = 1 << LessonStatus.Superseded,
    Retired = 1 << LessonStatus.Retired,
    Rejected = 1 << LessonStatus.Rejected,
    /// <summary>What may be put in front of an agent.</summary>
    Served = Active | Conflicted,
    All = Proposed | Active | Conflicted | Superseded | Retired | Rejected,
}

public static class LessonStatusesContains
{
    public static bool Contains(this LessonStatuses set, LessonStatus status) => ((int)set & (1 << (int)status)) != 0;
}
