using static Memory.Lessons.Lifecycle.LessonResult;

namespace Memory.Lessons.Lifecycle;

/// <summary>Two lessons that cannot both hold: marked, decided by a person, or gone because one side went.</summary>
internal static class Conflicts
{
    public static LessonResult Mark(Lesson lesson, LessonCommand.MarkConflict c, DateTimeOffset now)
    {
        if (c.Other == lesson.Id)
            return new Refused($"{lesson.Id} cannot be in conflict with itself.");
        if (lesson.Status is not (LessonStatus.Active or LessonStatus.Conflicted))
            return new Refused($"{lesson.Id} is {LessonLifecycle.Word(lesson.Status)}; only what is served can be in conflict.");
        if (lesson.Status == LessonStatus.Conflicted && lesson.ConflictsWith.Contains(c.Other, StringComparer.Ordinal))
            return new Unchanged($"{lesson.Id} is marked as in conflict with {c.Other} already.");
        var changed = lesson with
        {
            Status = LessonStatus.Conflicted,
            ConflictsWith = [.. lesson.ConflictsWith.Append(c.Other).Distinct(StringComparer.Ordinal)],
            UpdatedAt = now,
        };
        return new Changed(changed, "conflict", With(c.Other, c.Note), []);
    }

    public static LessonResult Resolve(Lesson lesson, LessonCommand.ResolveConflict c, DateTimeOffset now)
    {
        if (lesson.Id == c.Kept)
            return Keep(lesson, c, now);
        if (!lesson.ConflictsWith.Contains(c.Kept, StringComparer.Ordinal))
            return new Unchanged($"{lesson.Id} is not in conflict with {c.Kept}.");
        return LessonLifecycle.Apply(lesson, new LessonCommand.Supersede(c.Kept, $"{c.Who} kept {c.Kept}"), now);
    }

    /// <summary>Nothing opposes it any more: it is what it was before, active if its words are approved.</summary>
    public static LessonResult End(Lesson lesson, LessonCommand.EndConflict c, DateTimeOffset now)
    {
        if (!lesson.ConflictsWith.Contains(c.Other, StringComparer.Ordinal))
            return new Unchanged($"{lesson.Id} is not in conflict with {c.Other}.");
        var rest = lesson.ConflictsWith.Where(id => id != c.Other).ToList();
        var status = lesson.Status != LessonStatus.Conflicted || rest.Count > 0 ? lesson.Status
            : LessonLifecycle.IsApproved(lesson) ? LessonStatus.Active : LessonStatus.Proposed;
        return new Changed(lesson with { ConflictsWith = rest, Status = status, UpdatedAt = now }, "conflict ended", With(c.Other, c.Note), []);
    }

    private static LessonResult Keep(Lesson lesson, LessonCommand.ResolveConflict c, DateTimeOffset now)
    {
        if (lesson.Status == LessonStatus.Active && lesson.ConflictsWith.Count == 0)
            return new Unchanged($"{lesson.Id} is in no conflict.");
        if (lesson.Status != LessonStatus.Conflicted)
            return new Refused($"{lesson.Id} is {LessonLifecycle.Word(lesson.Status)} and in no conflict that could be decided for it.");
        var kept = LessonLifecycle.Approved(lesson, c.Who, now) with
        {
            Status = LessonStatus.Active,
            ConflictsWith = [],
            Supersedes = [.. lesson.Supersedes.Concat(lesson.ConflictsWith).Distinct(StringComparer.Ordinal)],
            UpdatedAt = now,
        };
        var note = $"{LessonLifecycle.By(c.Who, c.Note)} (kept over {string.Join(", ", lesson.ConflictsWith)})";
        return new Changed(LessonLifecycle.Confident(kept), "approved", note,
            [.. lesson.ConflictsWith.Select(other => new FollowUp(other, new LessonCommand.Supersede(lesson.Id, $"{c.Who} kept {lesson.Id}")))]);
    }

    private static string With(string other, string? note) =>
        string.IsNullOrWhiteSpace(note) ? $"with {other}" : $"with {other}: {note.Trim()}";
}
