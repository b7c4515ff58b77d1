namespace Memory.Lessons.Tidying;

/// <summary>Two lessons, and what is to be done about them.</summary>
public abstract record TidyStep(Lesson Kept, Lesson Other, string Reason)
{
    /// <summary>One rule twice: the evidence of the other stands behind the one that is kept, and the other is superseded.</summary>
    public sealed record Join(Lesson Kept, Lesson Other, string Reason) : TidyStep(Kept, Other, Reason);

    /// <summary>A proposal of what is active already: it is superseded, and adds nothing.</summary>
    public sealed record Cover(Lesson Kept, Lesson Other, string Reason) : TidyStep(Kept, Other, Reason);

    /// <summary>A proposal of what a person has rejected: it is rejected too.</summary>
    public sealed record Refuse(Lesson Kept, Lesson Other, string Reason) : TidyStep(Kept, Other, Reason);

    /// <summary>For a person to look at; nothing is done.</summary>
    public sealed record Unsure(Lesson Kept, Lesson Other, string Reason) : TidyStep(Kept, Other, Reason);
}
