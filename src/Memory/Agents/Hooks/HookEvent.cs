using Memory.Agents.Places;

namespace Memory.Agents.Hooks;

/// <summary>What a session of Claude Code says of itself at one of its events; missing texts are empty.</summary>
internal sealed record HookEvent
{
    public const string SessionStart = "SessionStart", UserPromptSubmit = "UserPromptSubmit", PreToolUse = "PreToolUse", PostToolUse = "PostToolUse",
        SubagentStart = "SubagentStart", PreCompact = "PreCompact", Stop = "Stop";

    public const string NotebookEdit = "NotebookEdit";

    public required string Name { get; init; }
    public string SessionId { get; init; } = "";
    /// <summary>Of a subagent, whose context is its own; empty for the session itself.</summary>
    public string AgentId { get; init; } = "";
    public string Cwd { get; init; } = "";
    /// <summary><c>plan</c> while the session plans.</summary>
    public string PermissionMode { get; init; } = "";
    /// <summary>Of a start: <c>startup</c>, <c>resume</c>, <c>clear</c>, <c>compact</c>.</summary>
    public string Source { get; init; } = "";
    public string Prompt { get; init; } = "";
    public string Tool { get; init; } = "";
    /// <summary>Absolute; empty where the tool is about no file.</summary>
    public string FilePath { get; init; } = "";
    /// <summary>What an edit puts into the file; null where the tool is no edit.</summary>
    public string? NewText { get; init; }
    /// <summary>What it takes the place of; null for the whole file.</summary>
    public string? OldText { get; init; }
    /// <summary>It takes every place where <see cref="OldText"/> stands, not the only one.</summary>
    public bool ReplacesAll { get; init; }
    /// <summary>What the whole file was before a tool changed it, where the client says it.</summary>
    public string? Original { get; init; }
    /// <summary>What the session has before it from files of another machine; of a start alone.</summary>
    public IReadOnlyList<InstructionText> Said { get; init; } = [];
    public bool StopHookActive { get; init; }

    /// <summary>Id of the notebook's cell that the text is all of; empty for a new one, null for no cell.</summary>
    public string? Cell { get; init; }

    /// <summary>The text is all of the file.</summary>
    public bool IsWhole => Cell is null && string.IsNullOrEmpty(OldText);
    public bool IsEdit => NewText is not null && FilePath.Length > 0;
    /// <summary>As an edit of a notebook's cell; what is written there for people is no code.</summary>
    public HookEvent InCell(string? id, string? type, string? mode, string? source) => this with
    {
        Cell = mode == "insert" ? "" : id ?? "",
        NewText = mode == "delete" ? "" : type == "markdown" ? null : source,
    };

    public bool Plans => PermissionMode == "plan";
    /// <summary>The client also submits the end of a background task as a prompt.</summary>
    public bool IsTaskNotification => Prompt.AsSpan().TrimStart().StartsWith("<task-notification>", StringComparison.Ordinal);
}
