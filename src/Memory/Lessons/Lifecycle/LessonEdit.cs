namespace Memory.Lessons.Lifecycle;

/// <summary>All that a person can edit of a lesson, as it is after the edit.</summary>
public sealed record LessonEdit
{
    public required string Repo { get; init; }
    public required string Rule { get; init; }
    public string? Why { get; init; }
    public LessonKind Kind { get; init; }
    public string Topic { get; init; } = Topics.Default;
    public IReadOnlyList<string> Paths { get; init; } = [];
    public bool Core { get; init; }
    public string? Pattern { get; init; }
    public IReadOnlyList<Example> Examples { get; init; } = [];
    /// <summary>What screening says of the new words; a text with warnings is never approved by editing it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static LessonEdit Of(Lesson lesson) => new()
    {
        Repo = lesson.Repo,
        Rule = lesson.Rule,
        Why = lesson.Why,
        Kind = lesson.Kind,
        Topic = lesson.Topic,
        Paths = lesson.Paths,
        Core = lesson.Core,
        Pattern = lesson.Pattern,
        Examples = lesson.Examples,
        Warnings = lesson.Warnings,
    };

    public Lesson On(Lesson lesson) => lesson with
    {
        Repo = Repo.Trim().ToLowerInvariant(),
        Rule = Rule,
        Why = Why,
        Kind = Kind,
        Topic = Topic,
        Paths = Paths,
        Core = Core,
        Pattern = Pattern,
        // A person's word on it, whatever it is, answers the proposal.
        ProposedPattern = Pattern == lesson.Pattern ? lesson.ProposedPattern : null,
        Examples = Examples,
        Warnings = Warnings,
    };

    /// <summary>True when nothing would change.</summary>
    public bool IsEmptyOn(Lesson lesson) =>
        Repo.Trim().Equals(lesson.Repo, StringComparison.OrdinalIgnoreCase) && Rule == lesson.Rule && Why == lesson.Why
        && Kind == lesson.Kind && Topic == lesson.Topic && Core == lesson.Core && Pattern == lesson.Pattern
        && Paths.SequenceEqual(lesson.Paths, StringComparer.Ordinal) && Examples.SequenceEqual(lesson.Examples)
        && Warnings.SequenceEqual(lesson.Warnings, StringComparer.Ordinal);
}
