namespace Memory.Publishing;

/// <summary>What of a repository's lessons stands in its files.</summary>
public sealed class PublishingOptions
{
    /// <summary>Tokens for the whole of CLAUDE.md with its imports and unscoped rules.</summary>
    public int BudgetTokens { get; set; } = 2500;

    /// <summary>Files that get the block; the first one has it. A list given replaces the default.</summary>
    public string[] Targets { get; set; } = [];
}
