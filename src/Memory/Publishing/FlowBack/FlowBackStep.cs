namespace Memory.Publishing;

/// <summary>What a person's change of a published file means for the lessons.</summary>
/// <param name="File">Where it was made.</param>
public abstract record FlowBackStep(string File)
{
    /// <summary>Id of the lesson; null where it is about no single one, or one to be.</summary>
    internal virtual string? About => null;

    /// <summary>A line was changed, and nothing else speaks against it: the lesson says so from now on, approved by whoever made the change.</summary>
    /// <param name="Rule">Null: as it was.</param>
    /// <param name="Why">Null: as it was; empty: none any more.</param>
    /// <param name="Paths">Null: as they were; empty: the whole repository.</param>
    public sealed record Change(string File, string Lesson, string? Rule, string? Why, IReadOnlyList<string>? Paths) : FlowBackStep(File)
    {
        internal override string? About => Lesson;
    }

    /// <summary>A line was removed: the lesson is retired.</summary>
    public sealed record Remove(string File, string Lesson) : FlowBackStep(File)
    {
        internal override string? About => Lesson;
    }

    /// <summary>A line without an id, or with one that nobody here has: a lesson to be, once it is screened.</summary>
    public sealed record Add(string File, string Rule, string? Why, IReadOnlyList<string> Paths) : FlowBackStep(File);

    /// <summary>Nothing follows by itself: a person decides.</summary>
    /// <param name="Lesson">Null where it is about no single one.</param>
    /// <param name="Words">What happened, for a person.</param>
    public sealed record Ask(string File, string? Lesson, string Words) : FlowBackStep(File)
    {
        internal override string? About => Lesson;
    }
}
