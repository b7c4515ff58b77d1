using System.Globalization;
using static Memory.Lessons.Lifecycle.LessonResult;

namespace Memory.Lessons.Lifecycle;

/// <summary>
/// The life of a lesson as pure functions: (lesson, command, now) → changed, unchanged or refused.
/// Repeating approve, reject, retire or restore changes nothing; what cannot be done is refused with words for a person.
/// </summary>
public static class LessonLifecycle
{
    public static LessonResult Apply(Lesson lesson, LessonCommand command, DateTimeOffset now) => command switch
    {
        LessonCommand.Approve c => Approve(lesson, c, now),
        LessonCommand.Reject c => End(lesson, LessonStatus.Rejected, "rejected", By(c.Who, c.Note), now),
        LessonCommand.Retire c => End(lesson, LessonStatus.Retired, "retired", By(c.Who, c.Note), now),
        LessonCommand.Restore c => Restore(lesson, c, now),
        LessonCommand.Edit c => Editing.Apply(lesson, c, now),
        LessonCommand.Supersede c => Supersede(lesson, c, now),
        LessonCommand.MarkConflict c => Conflicts.Mark(lesson, c, now),
        LessonCommand.ResolveConflict c => Conflicts.Resolve(lesson, c, now),
        LessonCommand.EndConflict c => Conflicts.End(lesson, c, now),
        LessonCommand.AddEvidence c => EvidenceChanges.Add(lesson, c, now),
        LessonCommand.Promote c => EvidenceChanges.Promote(lesson, c, now),
        LessonCommand.WithdrawEvidence c => EvidenceChanges.Withdraw(lesson, c, now),
        LessonCommand.Absorb c => EvidenceChanges.Absorb(lesson, c, now),
        LessonCommand.Expire c => lesson is { Status: LessonStatus.Proposed, ActiveFrom: null }
            ? Ended(lesson, LessonStatus.Retired, "expired", c.Note, now)
            : new Refused($"{lesson.Id} is no proposal that waits for a person."),
        LessonCommand.Question c => lesson.Status is LessonStatus.Active or LessonStatus.Conflicted
            ? Ended(Confident(Unapproved(lesson)), LessonStatus.Proposed, "questioned", c.Note, now)
            : new Unchanged($"{lesson.Id} is {Word(lesson.Status)} and is not served."),
        LessonCommand.Recount => Recount(lesson),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    /// <summary>True when somebody approved exactly these words.</summary>
    public static bool IsApproved(Lesson lesson) =>
        lesson.ApprovedBy is not null && lesson.ApprovedHash == ApprovalHash.Of(lesson);

    internal static Lesson Approved(Lesson lesson, string who, DateTimeOffset now) => lesson with
    {
        ApprovedBy = who,
        ApprovedAt = now,
        ApprovedHash = ApprovalHash.Of(lesson),
        ActiveFrom = null,
    };

    internal static Lesson Unapproved(Lesson lesson) =>
        lesson with { ApprovedBy = null, ApprovedAt = null, ApprovedHash = null, ActiveFrom = null };

    internal static string By(string who, string? note) =>
        string.IsNullOrWhiteSpace(note) ? $"by {who}" : $"by {who}: {note.Trim()}";

    /// <summary>Out of every conflict, with the word to the other sides.</summary>
    internal static Changed Ended(Lesson lesson, LessonStatus status, string what, string? note, DateTimeOffset now) => new(
        lesson with { Status = status, ConflictsWith = [], ActiveFrom = null, UpdatedAt = now },
        what,
        note,
        [.. lesson.ConflictsWith.Select(other => new FollowUp(other, new LessonCommand.EndConflict(lesson.Id, $"{lesson.Id} was {what}")))]);

    private static LessonResult Approve(Lesson lesson, LessonCommand.Approve c, DateTimeOffset now)
    {
        switch (lesson.Status)
        {
            // A second person's yes counts: it stands when the teacher's own comment is deleted.
            case LessonStatus.Active when IsApproved(lesson) && (Is(lesson.ApprovedBy!, c.Who) || !lesson.Evidence.Any(e => Is(e.Author, lesson.ApprovedBy!))):
                return new Unchanged($"{lesson.Id} is active and its words were approved by {lesson.ApprovedBy}.");
            case LessonStatus.Conflicted:
                return Conflicts.Resolve(lesson, new LessonCommand.ResolveConflict(lesson.Id, c.Who, c.Note), now);
            case LessonStatus.Proposed or LessonStatus.Active:
                return new Changed(
                    Confident(Approved(lesson, c.Who, now) with { Status = LessonStatus.Active, UpdatedAt = now }),
                    "approved", By(c.Who, c.Note), []);
            default:
                return new Refused($"{lesson.Id} is {Word(lesson.Status)}. Restore it first; it is then a proposal that can be approved.");
        }
    }

    private static LessonResult End(Lesson lesson, LessonStatus status, string what, string note, DateTimeOffset now)
    {
        if (lesson.Status == status)
            return new Unchanged($"{lesson.Id} is {what} already.");
        if (status == LessonStatus.Rejected && lesson.Status is LessonStatus.Superseded or LessonStatus.Retired
            || status == LessonStatus.Retired && lesson.Status is LessonStatus.Superseded or LessonStatus.Rejected)
            return new Refused($"{lesson.Id} is {Word(lesson.Status)} and is not served; there is nothing to be {what}.");
        return Ended(lesson, status, what, note, now);
    }

    private static LessonResult Restore(Lesson lesson, LessonCommand.Restore c, DateTimeOffset now) => lesson.Status switch
    {
        LessonStatus.Proposed => new Unchanged($"{lesson.Id} is a proposal already."),
        LessonStatus.Active or LessonStatus.Conflicted =>
            new Refused($"{lesson.Id} is {Word(lesson.Status)}; there is nothing to restore. Retire it first to make it a proposal again."),
        _ => new Changed(
            Confident(Unapproved(lesson) with { Status = LessonStatus.Proposed, UpdatedAt = now }),
            "restored", $"{By(c.Who, c.Note)} (was {Word(lesson.Status)}, is a proposal)", []),
    };

    private static LessonResult Supersede(Lesson lesson, LessonCommand.Supersede c, DateTimeOffset now) => lesson.Status switch
    {
        _ when c.By == lesson.Id => new Refused($"{lesson.Id} cannot supersede itself."),
        LessonStatus.Superseded => new Unchanged($"{lesson.Id} is superseded already."),
        LessonStatus.Retired or LessonStatus.Rejected =>
            new Refused($"{lesson.Id} is {Word(lesson.Status)} and is not served; there is nothing to supersede."),
        _ => Ended(lesson, LessonStatus.Superseded, "superseded",
            string.IsNullOrWhiteSpace(c.Note) ? $"by {c.By}" : $"by {c.By}: {c.Note.Trim()}", now),
    };

    /// <summary>Not a change of the lesson: when it last changed stays as it is.</summary>
    private static LessonResult Recount(Lesson lesson)
    {
        var counted = Confident(lesson);
        return Math.Abs(counted.Confidence - lesson.Confidence) < 0.005
            ? new Unchanged($"The confidence of {lesson.Id} is what it rests on.")
            : new Changed(counted, "recounted", string.Create(CultureInfo.InvariantCulture,
                $"confidence {lesson.Confidence:0.00} is {counted.Confidence:0.00}: {string.Join(", ", LessonConfidence.Reasons(counted))}"), []);
    }

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    internal static Lesson Confident(Lesson lesson) => lesson with { Confidence = LessonConfidence.Of(lesson) };

    internal static string Word(LessonStatus status) => status.ToString().ToLowerInvariant();
}
