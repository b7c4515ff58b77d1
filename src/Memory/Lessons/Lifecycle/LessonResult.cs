namespace Memory.Lessons.Lifecycle;

/// <summary>What a command did to a lesson.</summary>
public abstract record LessonResult
{
    private LessonResult() { }

    /// <param name="Lesson">The lesson as it is now; its revision is given by the store.</param>
    /// <param name="What">One word for the history: approved, rejected, retired, restored, edited, superseded …</param>
    /// <param name="Note">In words for a person: who, why, what changed.</param>
    /// <param name="Then">Commands that other lessons get in the same transaction, in order; Unchanged and Refused are fine there.</param>
    public sealed record Changed(Lesson Lesson, string What, string? Note, IReadOnlyList<FollowUp> Then) : LessonResult;

    /// <summary>It was so already.</summary>
    public sealed record Unchanged(string Reason) : LessonResult;

    /// <summary>It cannot be done from where the lesson stands; the reason says what can.</summary>
    public sealed record Refused(string Reason) : LessonResult;
}

/// <summary>A command for another lesson that follows from a change.</summary>
public sealed record FollowUp(string LessonId, LessonCommand Command);
