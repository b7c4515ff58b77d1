namespace Memory.Publishing;

/// <summary>What of a repository's settings a rendering needs.</summary>
public sealed record RenderSettings
{
    /// <summary>For a whole target file with its imports and the rules that are always loaded.</summary>
    public int BudgetTokens { get; init; } = 2500;
    /// <summary>Files that carry the block.</summary>
    public IReadOnlyList<string> Targets { get; init; } = ["CLAUDE.md"];
    /// <summary>What Claude Code reads; where that is a link, the file it leads to.</summary>
    public string Document { get; init; } = PublishingSetup.TargetDefault;
    /// <summary>Files that could be targets and are none: a block of ours goes from them.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];
    /// <summary>All files that have a block of ours, or may have.</summary>
    internal IReadOnlyCollection<string> Documents => [Document, .. Targets, .. Former];
    /// <summary>Scoped lessons beyond the budget go to rule files.</summary>
    public bool RuleFiles { get; init; } = true;
    /// <summary>Of lines that stand in the files with an id.</summary>
    public KnownLines Known { get; init; } = KnownLines.All;
}
