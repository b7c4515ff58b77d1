using System.Text.Json.Nodes;

namespace Memory.Cli.Installing;

/// <summary>Our server in a <c>.mcp.json</c>. Pure.</summary>
internal static class McpServers
{
    private const string File = ".mcp.json";
    private const string Server = "memory";

    public static string With(string? text, HookTarget target)
    {
        var json = JsonDocumentFile.Parse(text, File);
        if (json["mcpServers"] is not (null or JsonObject))
            throw new FailedException($"{File}: mcpServers is no object: nothing was changed");
        var servers = (JsonObject)(json["mcpServers"] ??= new JsonObject());
        var headers = new JsonObject { ["Authorization"] = "Bearer ${MEMORY_KEY}" };
        if (target.Repo is not null)
            headers["Memory-Repo"] = target.Repo;
        if (target.ChecksAtStop)
            headers["Memory-Stop"] = "check";
        servers[Server] = new JsonObject { ["type"] = "http", ["url"] = $"{target.Address}/mcp", ["headers"] = headers, ["headersHelper"] = Helper(target), ["timeout"] = 5000 };
        return JsonDocumentFile.Write(json)!;
    }

    /// <summary>
    /// The client would wait for a server that hangs. It gives a connection up at once when a header has a name that cannot be;
    /// of one that answers nothing is added, as where there is no such shell.
    /// </summary>
    private static string Helper(HookTarget target) =>
        $$"""curl -s -m {{target.Seconds}} -o /dev/null '{{target.Address}}/healthz'; [ $? = 28 ] && echo '{"Memory does not answer":""}' || echo '{}'""";

    public static string? Without(string? text)
    {
        var json = JsonDocumentFile.Parse(text, File);
        if (json["mcpServers"] is JsonObject servers && servers.Remove(Server) && servers.Count == 0)
            json.Remove("mcpServers");
        return JsonDocumentFile.Write(json);
    }
}
