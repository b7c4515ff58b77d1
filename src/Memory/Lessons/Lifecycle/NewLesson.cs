namespace Memory.Lessons.Lifecycle;

/// <summary>How a lesson begins.</summary>
public static class NewLesson
{
    /// <param name="id">From <see cref="LessonId"/>.</param>
    /// <param name="said">The teaching comment first.</param>
    /// <param name="approvedBy">The teacher whose tag is the approval: active at once. Null: proposed.</param>
    /// <param name="warnings">With warnings it is proposed, whoever taught it.</param>
    /// <param name="activeFrom">With activation <c>delay</c>: when the proposal becomes active by itself.</param>
    public static Lesson Of(
        LessonDraft draft,
        string id,
        IReadOnlyList<Evidence> said,
        string? approvedBy,
        DateTimeOffset now,
        IReadOnlyList<string>? warnings = null,
        DateTimeOffset? activeFrom = null)
    {
        var held = warnings is { Count: > 0 };
        var lesson = new Lesson
        {
            Id = id,
            Repo = draft.Repo.Trim().ToLowerInvariant(),
            Rule = draft.Rule,
            Why = draft.Why,
            Kind = draft.Kind,
            Topic = draft.Topic,
            Paths = draft.Paths,
            Core = draft.Core,
            Status = LessonStatus.Proposed,
            Warnings = warnings ?? [],
            Examples = draft.Examples,
            Evidence = [.. said.DistinctBy(e => e.Comment, StringComparer.Ordinal).Take(EvidenceChanges.EvidenceMax)],
            CreatedAt = now,
            UpdatedAt = now,
            ActiveFrom = held ? null : activeFrom,
        };
        if (approvedBy is not null && !held && activeFrom is null)
            lesson = LessonLifecycle.Approved(lesson, approvedBy, now) with { Status = LessonStatus.Active };
        return LessonLifecycle.Confident(lesson);
    }
}
