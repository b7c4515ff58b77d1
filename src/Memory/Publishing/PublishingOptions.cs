namespace Memory.Publishing;

/// <summary>What of a repository's lessons stands in its files.</summary>
public sealed class PublishingOptions
{
    public const string ModeOff = "off", ModePullRequest = "pull-request";

    /// <summary>Whether lessons go into repositories by themselves, and how.</summary>
    public string Mode { get; set; } = ModeOff;

    /// <summary>The branch that they go to, in each repository.</summary>
    public string Branch { get; set; } = "memory/lessons";

    /// <summary>Tokens for the whole of CLAUDE.md with its imports and unscoped rules.</summary>
    public int BudgetTokens { get; set; } = 2500;

    /// <summary>Files that get the block; the first one has it. A list given replaces the default.</summary>
    public string[] Targets { get; set; } = [];
}
