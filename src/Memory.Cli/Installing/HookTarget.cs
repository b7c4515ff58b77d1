namespace Memory.Cli.Installing;

/// <summary>What the installed files lead to.</summary>
/// <param name="Address">Of the service, without a slash at the end.</param>
/// <param name="IsLocal">On this machine: then HTTP hooks reach it. Elsewhere they may be blocked, and MCP is used.</param>
/// <param name="Repo">owner/name; null: the service finds it by the folder.</param>
/// <param name="ChecksAtStop">The session's changes are held against forbidden patterns when it ends.</param>
internal sealed record HookTarget(string Address, bool IsLocal, string? Repo, bool ChecksAtStop)
{
    /// <summary>How long a session waits for us at one of its events: one of a start, a prompt and a read stays below three in all, its own among them.</summary>
    public string Seconds => IsLocal ? "0.6" : "1";
}
