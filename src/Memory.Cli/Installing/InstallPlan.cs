namespace Memory.Cli.Installing;

/// <summary>Which files an installation edits, and how.</summary>
/// <param name="Path">From the top of the working tree.</param>
/// <param name="Edit">The text that is there, null for none, to the text that shall be, null for no file.</param>
internal sealed record InstallStep(string Path, Func<string?, string?> Edit);

/// <summary>Whom lessons are installed for. Pure.</summary>
internal static class InstallPlan
{
    public const string ClaudeCode = "claude-code";

    public static readonly string[] Agents = [ClaudeCode, "codex", "agents"];

    public static IReadOnlyList<InstallStep> Of(string agent, HookTarget target, bool remove) => agent switch
    {
        ClaudeCode =>
        [
            new(".claude/settings.json", t => remove ? ClaudeSettings.Without(t) : ClaudeSettings.With(t, target)),
            new(".mcp.json", t => remove ? McpServers.Without(t) : McpServers.With(t, target)),
        ],
        "codex" =>
        [
            new(".codex/config.toml", t => remove ? CodexConfig.Without(t) : CodexConfig.With(t, target)),
            new("AGENTS.md", t => remove ? AgentsNote.Without(t) : AgentsNote.With(t)),
        ],
        _ => [new("AGENTS.md", t => remove ? AgentsNote.Without(t) : AgentsNote.With(t))],
    };
}
