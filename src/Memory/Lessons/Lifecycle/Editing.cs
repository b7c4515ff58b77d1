using static Memory.Lessons.Lifecycle.LessonResult;

namespace Memory.Lessons.Lifecycle;

/// <summary>
/// A person changes a lesson. By somebody who may approve, new words are approved in that name; by anybody else every
/// change takes the approval away (examples and kind are served too), and what only a person may confirm is refused.
/// </summary>
internal static class Editing
{
    public static LessonResult Apply(Lesson lesson, LessonCommand.Edit c, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(c.To.Rule))
            return new Refused("A lesson needs a rule.");
        if (string.IsNullOrWhiteSpace(c.To.Repo))
            return new Refused("A lesson needs a repository: owner/name, owner/* or *.");
        if (!Topics.All.Contains(c.To.Topic, StringComparer.Ordinal))
            return new Refused($"There is no topic \"{c.To.Topic}\". Topics: {string.Join(", ", Topics.All)}.");
        if (c.To.IsEmptyOn(lesson))
            return new Unchanged("Nothing was changed.");
        if (lesson.Status is LessonStatus.Retired or LessonStatus.Rejected or LessonStatus.Superseded)
            return new Refused($"{lesson.Id} is {LessonLifecycle.Word(lesson.Status)}. Restore it before it is edited.");
        if (!c.MayApprove && (c.To.Core != lesson.Core || c.To.Pattern != lesson.Pattern))
            return new Refused("Only somebody who may approve lessons sets core and pattern.");

        var edited = c.To.On(lesson) with { UpdatedAt = now };
        var fields = string.Join(", ", ChangedFields(lesson, edited));
        var note = $"{LessonLifecycle.By(c.Who, c.Note)} ({fields})";
        if (!c.MayApprove || NewWarnings(lesson, edited))
            return Unapproved(edited, note, now);
        if (ApprovalHash.Of(edited) == ApprovalHash.Of(lesson))
            return new Changed(edited, "edited", note, []);
        // Held text becomes visible only by an approval given in view of its warnings, never by an edit.
        if (edited.Warnings.Count > 0)
            return Unapproved(edited, note, now);
        // An edited side of a conflict stays marked: whether the new words still contradict the other is for a person.
        var status = lesson.Status == LessonStatus.Conflicted ? LessonStatus.Conflicted : LessonStatus.Active;
        var approved = LessonLifecycle.Approved(edited, c.Who, now) with { Status = status };
        return new Changed(LessonLifecycle.Confident(approved), "edited", note, []);
    }

    private static bool NewWarnings(Lesson before, Lesson after) =>
        after.Warnings.Any(w => !before.Warnings.Contains(w, StringComparer.Ordinal));

    private static Changed Unapproved(Lesson edited, string note, DateTimeOffset now) => LessonLifecycle.Ended(
        LessonLifecycle.Confident(LessonLifecycle.Unapproved(edited)), LessonStatus.Proposed, "edited", $"{note}; not approved", now);

    private static IEnumerable<string> ChangedFields(Lesson before, Lesson after)
    {
        if (before.Rule != after.Rule) yield return "rule";
        if (before.Why != after.Why) yield return "why";
        if (before.Repo != after.Repo) yield return "repo";
        if (!before.Paths.SequenceEqual(after.Paths, StringComparer.Ordinal)) yield return "paths";
        if (before.Kind != after.Kind) yield return "kind";
        if (before.Topic != after.Topic) yield return "topic";
        if (before.Core != after.Core) yield return "core";
        if (before.Pattern != after.Pattern) yield return after.Pattern is null ? "no pattern any more" : $"pattern {after.Pattern}";
        if (!before.Examples.SequenceEqual(after.Examples)) yield return "examples";
        if (!before.Warnings.SequenceEqual(after.Warnings, StringComparer.Ordinal)) yield return "warnings";
    }
}
