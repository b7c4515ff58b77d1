using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>A rule file: the lessons of one set of paths.</summary>
/// <param name="Path">E.g. <c>.claude/rules/memory-src-cs-1f4c09.md</c>; the same for the same set, always.</param>
/// <param name="Paths">For its frontmatter, as the client reads them.</param>
/// <param name="Groups">By topic.</param>
/// <param name="Lessons">Ids, in the order of the lines.</param>
public sealed record PlannedRuleFile(string Path, IReadOnlyList<string> Paths, IReadOnlyList<BlockGroup> Groups, IReadOnlyList<string> Lessons);

/// <summary>A lesson that no file carries, and why.</summary>
public sealed record NotPublished(string Lesson, string Reason);

/// <summary>A lesson that the team's own text says already.</summary>
/// <param name="File">Where.</param>
/// <param name="Line">1-based line of the team's own text.</param>
/// <param name="Words">What stands there.</param>
public sealed record SaidAlready(string Lesson, string File, int Line, string Words);

/// <summary>A lesson that the team's own text contradicts: it is not written before a person has decided.</summary>
/// <param name="Reason">Wherein, for a person.</param>
public sealed record Contradicted(string Lesson, string File, int Line, string Words, string Reason);

/// <summary>Which lesson stands where: each in exactly one place.</summary>
public sealed record PublishPlan
{
    /// <summary>The managed block, by topic.</summary>
    public required IReadOnlyList<BlockGroup> Block { get; init; }
    /// <summary>Ids in the block, in the order of the lines.</summary>
    public required IReadOnlyList<string> BlockLessons { get; init; }
    public required IReadOnlyList<PlannedRuleFile> RuleFiles { get; init; }
    public required IReadOnlyList<NotPublished> RetrievalOnly { get; init; }
    public required IReadOnlyList<SaidAlready> Said { get; init; }
    public required IReadOnlyList<Contradicted> Contradicted { get; init; }
    /// <summary>Estimated tokens of the team's own text with what is loaded beside it.</summary>
    public int OwnTokens { get; init; }
    /// <summary>What the block may take.</summary>
    public int BlockBudgetTokens { get; init; }
    /// <summary>What it takes, estimated.</summary>
    public int BlockTokens { get; init; }

    /// <param name="active">Active lessons, and contested ones; others are left out with the reason.</param>
    public static PublishPlan Make(IReadOnlyList<Lesson> active, PlanInput input) => new Planner(input).Make(active);
}
