using static Memory.Lessons.Lifecycle.LessonResult;

namespace Memory.Lessons.Lifecycle;

/// <summary>Evidence comes and goes, and takes confidence and, with the last one, the lesson with it.</summary>
internal static class EvidenceChanges
{
    /// <summary>More adds nothing to what is known; the links of the first ones stay.</summary>
    public const int EvidenceMax = 200;

    public static LessonResult Add(Lesson lesson, LessonCommand.AddEvidence c, DateTimeOffset now)
    {
        if (lesson.Status is LessonStatus.Retired or LessonStatus.Rejected or LessonStatus.Superseded)
            return new Refused($"{lesson.Id} is {LessonLifecycle.Word(lesson.Status)}; evidence is added to lessons that live.");
        if (lesson.Evidence.Contains(c.Said))
            return new Unchanged($"{lesson.Id} has this comment among its evidence already.");
        var again = lesson.Evidence.Any(e => e.Comment == c.Said.Comment);
        if (!again && lesson.Evidence.Count >= EvidenceMax)
            return new Unchanged($"{lesson.Id} has {EvidenceMax} comments as evidence; more are not kept.");
        var changed = LessonLifecycle.Confident(With(lesson, c.Said) with { UpdatedAt = now });
        return new Changed(changed, "reinforced", $"{c.Said.Author} {(again ? "changed the words" : "said it too")}", []);
    }

    /// <summary>Nothing of the words or the approval changes; only who else is known to have said so.</summary>
    public static LessonResult Absorb(Lesson lesson, LessonCommand.Absorb c, DateTimeOffset now)
    {
        if (c.Other == lesson.Id)
            return new Refused($"{lesson.Id} cannot absorb itself.");
        if (lesson.Status is not (LessonStatus.Active or LessonStatus.Proposed))
            return new Refused($"{lesson.Id} is {LessonLifecycle.Word(lesson.Status)}; evidence is added to lessons that live.");
        var more = c.Said.ExceptBy(lesson.Evidence.Select(e => e.Comment), e => e.Comment).Take(EvidenceMax - lesson.Evidence.Count).ToList();
        var changed = LessonLifecycle.Confident(lesson with
        {
            Evidence = [.. lesson.Evidence, .. more],
            Supersedes = [.. lesson.Supersedes.Append(c.Other).Distinct(StringComparer.Ordinal)],
            UpdatedAt = now,
        });
        return new Changed(changed, "absorbed", $"{c.Other} with {more.Count} more {(more.Count == 1 ? "comment" : "comments")} as evidence{(string.IsNullOrWhiteSpace(c.Note) ? "" : $": {c.Note.Trim()}")}", []);
    }

    public static LessonResult Promote(Lesson lesson, LessonCommand.Promote c, DateTimeOffset now)
    {
        if (lesson.Status is LessonStatus.Active or LessonStatus.Conflicted)
            return c.Said is { } said ? Add(lesson, new LessonCommand.AddEvidence(said), now)
                : new Unchanged($"{lesson.Id} is {LessonLifecycle.Word(lesson.Status)} already.");
        if (lesson.Status == LessonStatus.Rejected)
            return new Refused($"{lesson.Id} is rejected. Restore it first; it is then a proposal that can be approved.");
        if (lesson.Warnings.Count > 0)
            return new Refused($"{lesson.Id} is held because of warnings; somebody has to approve it in view of them.");
        var room = c.Said is { } e && (lesson.Evidence.Count < EvidenceMax || lesson.Evidence.Any(x => x.Comment == e.Comment));
        var changed = room ? With(lesson, c.Said!) : lesson;
        changed = LessonLifecycle.Approved(changed, c.Who, now) with { Status = LessonStatus.Active, ConflictsWith = [], UpdatedAt = now };
        return new Changed(LessonLifecycle.Confident(changed), "approved",
            $"{LessonLifecycle.By(c.Who, c.Note)} (said again while {LessonLifecycle.Word(lesson.Status)})", []);
    }

    /// <summary>
    /// Without its last evidence a lesson is retired, unless somebody other than its teacher approved these words.
    /// The teacher is taken to be the author of that last evidence.
    /// </summary>
    public static LessonResult Withdraw(Lesson lesson, LessonCommand.WithdrawEvidence c, DateTimeOffset now)
    {
        var gone = lesson.Evidence.FirstOrDefault(e => e.Comment == c.CommentKey);
        if (gone is null)
            return new Unchanged($"{lesson.Id} does not rest on that comment.");
        var rest = lesson.Evidence.Where(e => e.Comment != c.CommentKey).ToList();
        var changed = LessonLifecycle.Confident(lesson with { Evidence = rest, UpdatedAt = now });
        var note = string.IsNullOrWhiteSpace(c.Note) ? $"a comment by {gone.Author} was withdrawn" : c.Note.Trim();
        var lives = lesson.Status is LessonStatus.Active or LessonStatus.Conflicted or LessonStatus.Proposed;
        var vouched = LessonLifecycle.IsApproved(lesson)
            && !string.Equals(lesson.ApprovedBy, gone.Author, StringComparison.OrdinalIgnoreCase);
        if (rest.Count > 0 || !lives || vouched)
            return new Changed(changed, "evidence withdrawn", note, []);
        return LessonLifecycle.Ended(changed, LessonStatus.Retired, "retired", $"{note}; it was the last evidence", now);
    }

    private static Lesson With(Lesson lesson, Evidence said) => lesson with
    {
        // Edited words stand where the old ones stood: the first evidence is the teacher's.
        Evidence = lesson.Evidence.Any(e => e.Comment == said.Comment)
            ? [.. lesson.Evidence.Select(e => e.Comment == said.Comment ? said : e)]
            : [.. lesson.Evidence, said],
    };
}
