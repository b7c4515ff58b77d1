using System.Text;

namespace Memory.Cli.Installing;

/// <summary>Our server in a <c>.codex/config.toml</c>. Pure.</summary>
internal static class CodexConfig
{
    private const string Begin = "# memory:begin", End = "# memory:end", Table = "[mcp_servers.memory]";

    /// <exception cref="FailedException">Somebody has written such a table by hand.</exception>
    public static string With(string? text, HookTarget target)
    {
        if (MarkedBlock.Without(text, Begin, End)?.Contains(Table, StringComparison.Ordinal) == true)
            throw new FailedException($".codex/config.toml has a {Table} of its own: nothing was changed", "Take it out, and try again.");
        var block = new StringBuilder(Table).Append('\n').Append($"url = \"{target.Address}/mcp\"\nbearer_token_env_var = \"MEMORY_KEY\"\n");
        if (target.Repo is not null)
            block.Append($"http_headers = {{ \"Memory-Repo\" = \"{target.Repo}\" }}\n");
        return MarkedBlock.With(text, Begin, End, block.ToString());
    }

    public static string? Without(string? text) => MarkedBlock.Without(text, Begin, End);
}
