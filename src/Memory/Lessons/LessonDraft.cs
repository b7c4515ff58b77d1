namespace Memory.Lessons;

/// <summary>The text of a lesson before it is one: what reconcile compares with what is known.</summary>
public sealed record LessonDraft
{
    /// <summary>owner/name, <c>owner/*</c> or <c>*</c>, lower case.</summary>
    public required string Repo { get; init; }
    public required string Rule { get; init; }
    public string? Why { get; init; }
    public LessonKind Kind { get; init; }
    public string Topic { get; init; } = Topics.Default;
    public IReadOnlyList<string> Paths { get; init; } = [];
    public bool Core { get; init; }
    public IReadOnlyList<Example> Examples { get; init; } = [];
    public double Confidence { get; init; } = 0.7;
}
