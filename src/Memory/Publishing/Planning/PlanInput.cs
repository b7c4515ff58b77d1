namespace Memory.Publishing;

/// <summary>What the plan has to fit into.</summary>
/// <param name="OwnText">The team's own text of the file, without our block.</param>
/// <param name="BudgetTokens">For the whole file with what it imports and the rules that are always loaded.</param>
public sealed record PlanInput(string OwnText, int BudgetTokens = 2500)
{
    /// <summary>The file that has the block.</summary>
    public string File { get; init; } = "CLAUDE.md";

    /// <summary>The block gets at least this, however long the team's own text is.</summary>
    public int BlockTokensMin { get; init; } = 800;

    /// <summary>What the client loads beside the file: its imports, and rules with and without paths.</summary>
    public IReadOnlyList<OwnFile> Beside { get; init; } = [];

    /// <summary>Ids of lessons whose lines stand in the files now: a contested one stays until a person decides.</summary>
    public IReadOnlySet<string> Published { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>It is what Claude Code reads; else what other agents do.</summary>
    public bool IsClients { get; init; } = true;

    /// <summary>False: everything scoped goes into the block or is served by retrieval only.</summary>
    public bool RuleFiles { get; init; } = true;
}
