namespace Memory.Lessons;

public enum LessonStatus { Proposed, Active, Conflicted, Superseded, Retired, Rejected }

/// <summary>Do it, do not do it, or leave something as it is.</summary>
public enum LessonKind { Do, Dont, Keep }

/// <summary>Code that breaks a lesson and code that follows it; one of the two may be missing.</summary>
public sealed record Example(string? Bad, string? Good, string? Language);

/// <summary>A comment that supports a lesson.</summary>
public sealed record Evidence
{
    /// <summary>Key of the comment, or the address of a file for imported lessons; unique in a lesson.</summary>
    public required string Comment { get; init; }
    /// <summary>Repository in which it was said: a reader who may not see it does not see this evidence.</summary>
    public required string Repo { get; init; }
    public required string Author { get; init; }
    public string? Url { get; init; }
    public int? PullRequest { get; init; }
    public string? Path { get; init; }
    public string? Commit { get; init; }
    public DateTimeOffset SaidAt { get; init; }
    public string Words { get; init; } = "";
}

/// <summary>A rule of the project: what to do or not to do, why, where it applies, who said so and where.</summary>
public sealed record Lesson
{
    /// <summary><c>L</c> and 6-9 random digits, the first not 0.</summary>
    public required string Id { get; init; }
    /// <summary>owner/name, <c>owner/*</c> or <c>*</c>, lower case.</summary>
    public required string Repo { get; init; }
    public required string Rule { get; init; }
    public string? Why { get; init; }
    public LessonKind Kind { get; init; }
    /// <summary>One of <see cref="Topics.All"/>.</summary>
    public string Topic { get; init; } = Topics.Default;
    /// <summary>Path globs; empty is the whole repository.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
    public bool Core { get; init; }
    public LessonStatus Status { get; init; }
    public IReadOnlyList<string> Warnings { get; init; } = [];
    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }
    /// <summary>A piece of forbidden code that a person has confirmed; see <see cref="Text.CodePattern"/>.</summary>
    public string? Pattern { get; init; }
    /// <summary>What somebody who may not confirm it proposed as pattern.</summary>
    public string? ProposedPattern { get; init; }
    public IReadOnlyList<Example> Examples { get; init; } = [];
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
    public IReadOnlyList<string> Supersedes { get; init; } = [];
    public IReadOnlyList<string> ConflictsWith { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public string? ApprovedBy { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    /// <summary>Hash of rule + why + scope that the approval is bound to.</summary>
    public string? ApprovedHash { get; init; }
    /// <summary>With activation <c>delay</c>: when a proposal becomes active by itself.</summary>
    public DateTimeOffset? ActiveFrom { get; init; }
    /// <summary>Commit-ordered change number of the deployment; indexers follow it.</summary>
    public long Revision { get; init; }
    public long Served { get; init; }
    public long Followed { get; init; }
    public long Recurrences { get; init; }
    /// <summary>Sessions that were given it and did the contrary.</summary>
    public long Ignored { get; init; }
    /// <summary>Times it was called wrong or outdated, and nobody has answered that.</summary>
    public long Wrong { get; init; }
    /// <summary>Something speaks against it that a person should look at.</summary>
    public bool Doubtful { get; init; }
}
