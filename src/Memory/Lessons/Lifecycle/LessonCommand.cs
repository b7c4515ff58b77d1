namespace Memory.Lessons.Lifecycle;

/// <summary>What can happen to a lesson. <c>Who</c> is a login or the name of a key.</summary>
public abstract record LessonCommand
{
    private LessonCommand() { }

    /// <summary>A person's yes to the text as it stands. On one side of a conflict it supersedes the other.</summary>
    public sealed record Approve(string Who, string? Note = null) : LessonCommand;

    public sealed record Reject(string Who, string? Note = null) : LessonCommand;

    public sealed record Retire(string Who, string? Note = null) : LessonCommand;

    /// <summary>Back to a proposal.</summary>
    public sealed record Restore(string Who, string? Note = null) : LessonCommand;

    /// <summary>A person changed the lesson.</summary>
    /// <param name="MayApprove">False: the approval is gone and the lesson becomes a proposal.</param>
    /// <param name="To">The lesson's words after the edit; start from <see cref="LessonEdit.Of"/>.</param>
    public sealed record Edit(string Who, bool MayApprove, LessonEdit To, string? Note = null) : LessonCommand;

    /// <summary>Another lesson took its place.</summary>
    /// <param name="By">Id of that lesson.</param>
    public sealed record Supersede(string By, string? Note = null) : LessonCommand;

    /// <summary>Another lesson says the opposite, and a person has to decide.</summary>
    /// <param name="Other">Id of that lesson.</param>
    public sealed record MarkConflict(string Other, string? Note = null) : LessonCommand;

    /// <summary>A person decided a conflict; goes to every lesson that takes part in it.</summary>
    /// <param name="Kept">Id of the lesson that stays.</param>
    public sealed record ResolveConflict(string Kept, string Who, string? Note = null) : LessonCommand;

    /// <summary>The other side of a conflict is gone (retired, rejected, superseded, erased or changed).</summary>
    public sealed record EndConflict(string Other, string? Note = null) : LessonCommand;

    /// <summary>Somebody said it too.</summary>
    public sealed record AddEvidence(Evidence Said) : LessonCommand;

    /// <summary>A teacher said it again while it was proposed, retired or superseded: active, approved by the teacher.</summary>
    public sealed record Promote(string Who, Evidence? Said = null, string? Note = null) : LessonCommand;

    /// <summary>A comment was deleted or no longer says so.</summary>
    /// <param name="CommentKey">The <see cref="Evidence.Comment"/> to take away.</param>
    public sealed record WithdrawEvidence(string CommentKey, string? Note = null) : LessonCommand;

    /// <summary>Another lesson says the same: its evidence stands behind this one from now on, and it is superseded.</summary>
    /// <param name="Other">Id of that lesson.</param>
    public sealed record Absorb(string Other, IReadOnlyList<Evidence> Said, string? Note = null) : LessonCommand;

    /// <summary>A proposal that nobody has decided about for long; whoever may teach brings it back by saying it again.</summary>
    public sealed record Expire(string Note) : LessonCommand;

    /// <summary>What it was approved under has changed: it waits for a person again.</summary>
    public sealed record Question(string Note) : LessonCommand;

    /// <summary>The confidence as its evidence and approval make it today.</summary>
    public sealed record Recount : LessonCommand;
}
