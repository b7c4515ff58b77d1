using Memory.Comments;
using Memory.Intake;
using Memory.Lessons;

namespace Memory.Distillation;

/// <summary>How far a rule reaches beyond the repository in which it was said.</summary>
public enum Reach { Repository, Owner, Everywhere }

/// <summary>A possible lesson, not yet compared with what is known.</summary>
public sealed record Candidate
{
    /// <summary>One or two imperative sentences, in the language of the comment.</summary>
    public required string Rule { get; init; }
    public string? Why { get; init; }
    public LessonKind Kind { get; init; }
    public string Topic { get; init; } = Topics.Default;
    /// <summary>Path globs; empty is the whole repository.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
    public Reach Reach { get; init; }
    public bool Core { get; init; }
    public IReadOnlyList<Example> Examples { get; init; } = [];
    /// <summary>0 to 1: how sure the distiller is that this is a lesson and that these are its words.</summary>
    public double Confidence { get; init; }
    /// <summary>Comments that the rule comes from: the teaching one first, then a parent it points to, then replies that corrected it.</summary>
    public required IReadOnlyList<ReviewComment> Sources { get; init; }
}

/// <summary>What distillation made of a comment.</summary>
/// <param name="Candidates">None when it is not a lesson.</param>
/// <param name="Reason">Why it is not a lesson, in words for a person; null when it is one.</param>
public sealed record Distilled(IReadOnlyList<Candidate> Candidates, string? Reason)
{
    public static Distilled Nothing(string reason) => new([], reason);
}

/// <summary>A comment that teaches, with what stands around it in its thread.</summary>
/// <param name="Comment">The comment that carries the tag.</param>
/// <param name="Instruction">What its tag asks.</param>
/// <param name="Before">Earlier comments of the thread, in order of time ("same here" points to one of them).</param>
/// <param name="After">Later replies of people who may teach, in order of time: they can correct or narrow the rule.</param>
public sealed record TaughtComment(
    ReviewComment Comment,
    Instruction Instruction,
    IReadOnlyList<ReviewComment> Before,
    IReadOnlyList<ReviewComment> After);
