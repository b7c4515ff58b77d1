namespace Memory.Publishing;

/// <summary>What of a repository's settings a rendering needs.</summary>
public sealed record RenderSettings
{
    /// <summary>For a whole target file with its imports and the rules that are always loaded.</summary>
    public int BudgetTokens { get; init; } = 2500;
    /// <summary>Files that carry the block; the first one is the client's own.</summary>
    public IReadOnlyList<string> Targets { get; init; } = ["CLAUDE.md"];
    /// <summary>Scoped lessons beyond the budget go to rule files.</summary>
    public bool RuleFiles { get; init; } = true;
    /// <summary>Of lines that stand in the files with an id.</summary>
    public KnownLines Known { get; init; } = KnownLines.All;
}
