namespace Memory.Lessons.Reconciling;

/// <summary>What of a lesson is compared.</summary>
/// <param name="Paths">Path globs; empty is the whole repository.</param>
public sealed record LessonText(string Rule, string? Why, IReadOnlyList<string> Paths)
{
    public static LessonText Of(Lesson lesson) => new(lesson.Rule, lesson.Why, lesson.Paths);

    public static LessonText Of(LessonDraft draft) => new(draft.Rule, draft.Why, draft.Paths);
}
