using System.Text.Json.Nodes;

namespace Memory.Cli.Installing;

/// <summary>Our hooks in a <c>.claude/settings.json</c>: put in beside what is there, found again, taken out. Pure.</summary>
internal static class ClaudeSettings
{
    private const string File = ".claude/settings.json";
    private const string Route = "/hooks/claude-code";
    private const string HookTool = "claude_code_hook";
    private const string Server = "memory";
    private const string Allowed = $"mcp__{Server}";
    /// <summary>Of the start, whose shell has a limit of its own.</summary>
    private const int StartSeconds = 3;
    /// <summary>Of the client: how long it waits for an MCP server to connect; without a word 15 to 30 seconds, before the first answer.</summary>
    private const string ConnectVariable = "MCP_TIMEOUT", ConnectMilliseconds = "5000";

    /// <summary>
    /// A service elsewhere cannot look into the instruction files: the start sends them along, so that it does not say what they say. None
    /// with a name that curl could misread, and no link: it could lead anywhere.
    /// </summary>
    private const string Said = """for f in CLAUDE.md .claude/CLAUDE.md .claude/rules/*.md .claude/rules/*/*.md; do case "$f" in *[!A-Za-z0-9._/-]*) continue;; esac; case "$(cd -P "$(dirname "$f")" && pwd -P)/" in "$(pwd -P)"/*) ;; *) continue;; esac; [ -f "$f" ] && [ ! -L "$f" ] && printf 'data-urlencode = "said@%s"\n' "$f"; done;""";

    private static readonly (string Event, string? Matcher)[] Events =
    [
        ("UserPromptSubmit", null),
        ("PreToolUse", "Read|Edit|Write|MultiEdit|NotebookEdit|Bash"),
        ("PostToolUse", "Edit|Write|MultiEdit|NotebookEdit"),
        ("SubagentStart", null),
        ("PreCompact", null),
    ];

    /// <returns>The file's new text.</returns>
    public static string With(string? text, HookTarget target)
    {
        var settings = Cleared(text);
        var hooks = Object(settings, "hooks");
        // The client has HTTP and MCP hooks for every event but this one.
        Add(hooks, "SessionStart", null, Command(target));
        foreach (var (name, matcher) in target.ChecksAtStop ? [.. Events, ("Stop", null)] : Events)
            // Over MCP a hook can hand on texts alone, and the edits of MultiEdit are a list.
            Add(hooks, name, target.IsLocal ? matcher : matcher?.Replace("MultiEdit|", "", StringComparison.Ordinal), target.IsLocal ? Http(target, name) : Tool(target, name));
        Array(Object(settings, "permissions"), "allow").Add(Allowed);
        // It counts for all servers of the client: whoever has set it knows why.
        var env = Object(settings, "env");
        if (!env.ContainsKey(ConnectVariable))
            env[ConnectVariable] = ConnectMilliseconds;
        return JsonDocumentFile.Write(settings)!;
    }

    /// <returns>The text without what is ours; null when nothing else was in it.</returns>
    public static string? Without(string? text) => JsonDocumentFile.Write(Cleared(text));

    private static JsonObject Cleared(string? text)
    {
        var settings = JsonDocumentFile.Parse(text, File);
        if (settings["hooks"] is JsonObject hooks)
        {
            foreach (var (name, groups) in hooks.ToList())
                if (groups is JsonArray of && of.OfType<JsonObject>().ToList() is var all && all.Any(HasOurs))
                {
                    foreach (var group in all.Where(HasOurs))
                    {
                        var handlers = (JsonArray)group["hooks"]!;
                        foreach (var ours in handlers.Where(IsOurs).ToList())
                            handlers.Remove(ours);
                        if (handlers.Count == 0)
                            of.Remove(group);
                    }
                    if (of.Count == 0)
                        hooks.Remove(name);
                }
            if (hooks.Count == 0)
                settings.Remove("hooks");
        }
        if (settings["permissions"] is JsonObject permissions && permissions["allow"] is JsonArray allow)
        {
            foreach (var ours in allow.Where(a => Text(a) == Allowed).ToList())
                allow.Remove(ours);
            if (allow.Count == 0)
                permissions.Remove("allow");
            if (permissions.Count == 0)
                settings.Remove("permissions");
        }
        if (settings["env"] is JsonObject env && Text(env[ConnectVariable]) == ConnectMilliseconds && env.Remove(ConnectVariable) && env.Count == 0)
            settings.Remove("env");
        return settings;
    }

    private static bool HasOurs(JsonObject group) => group["hooks"] is JsonArray handlers && handlers.Any(IsOurs);

    private static bool IsOurs(JsonNode? handler) => handler is JsonObject h
        && (Text(h["url"])?.Contains(Route, StringComparison.Ordinal) == true || Text(h["tool"]) == HookTool
            || Text(h["command"])?.Contains(Route, StringComparison.Ordinal) == true);

    private static void Add(JsonObject hooks, string name, string? matcher, JsonObject handler)
    {
        var group = new JsonObject();
        if (matcher is not null)
            group["matcher"] = matcher;
        group["hooks"] = new JsonArray(handler);
        Array(hooks, name).Add(group);
    }

    /// <summary>
    /// Silent and successful whatever happens: what curl says of a failure would be read by the model. The key stands in no command
    /// line, since everybody on a machine can read those: curl reads it, and the event, from its standard input.
    /// </summary>
    private static JsonObject Command(HookTarget target) => new()
    {
        ["type"] = "command",
        ["timeout"] = StartSeconds,
        ["command"] = (target.IsLocal
                ? """{ printf 'header = "Authorization: Bearer %s"\ndata-binary = "' "$MEMORY_KEY"; sed 's/[\\"]/\\&/g' | tr -d '\n'; printf '"\n'; } | """
                    + $"curl -sf -m {target.Seconds} --config - -H 'Content-Type: application/json'"
                : """cd "${CLAUDE_PROJECT_DIR:-.}" 2>/dev/null; { printf 'header = "Authorization: Bearer %s"\ndata-urlencode = "input=' "$MEMORY_KEY"; sed 's/[\\"]/\\&/g' | tr -d '\n'; printf '"\n'; """
                    + Said + $" }} | curl -sf -m {target.Seconds} --config -")
            + (target.Repo is null ? "" : $" -H 'Memory-Repo: {target.Repo}'") + $" '{target.Address}{Route}' 2>/dev/null || true",
    };

    private static JsonObject Http(HookTarget target, string name)
    {
        var headers = new JsonObject { ["Authorization"] = "Bearer $MEMORY_KEY" };
        if (target.Repo is not null)
            headers["Memory-Repo"] = target.Repo;
        return new JsonObject
        {
            ["type"] = "http",
            ["url"] = $"{target.Address}{Route}{(target.ChecksAtStop && name is ("PostToolUse" or "Stop") ? "?stop=check" : "")}",
            ["timeout"] = JsonNode.Parse(target.Seconds),
            ["headers"] = headers,
            ["allowedEnvVars"] = new JsonArray("MEMORY_KEY"),
        };
    }

    private static JsonObject Tool(HookTarget target, string name) => new()
    {
        ["type"] = "mcp_tool",
        ["server"] = Server,
        ["tool"] = HookTool,
        ["timeout"] = JsonNode.Parse(target.Seconds),
        ["input"] = HookInput.Of(name),
    };

    private static JsonObject Object(JsonObject of, string name) => of[name] switch
    {
        JsonObject there => there,
        null => (JsonObject)(of[name] = new JsonObject())!,
        _ => throw new FailedException($"{File}: {name} is no object: nothing was changed"),
    };

    private static JsonArray Array(JsonObject of, string name) => of[name] switch
    {
        JsonArray there => there,
        null => (JsonArray)(of[name] = new JsonArray())!,
        _ => throw new FailedException($"{File}: {name} is no list: nothing was changed"),
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
