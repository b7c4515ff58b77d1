using Memory.Agents.Hooks;
using Memory.Api;
using ModelContextProtocol.Protocol;

namespace Memory.Agents.Mcp.Tools;

/// <summary>
/// The hooks of Claude Code over this connection: a service elsewhere cannot be reached by HTTP hooks, and a plugin's address
/// can stand in its MCP server alone. The client fills in the arguments; the answer is the hook's JSON, as text.
/// </summary>
internal sealed class ClaudeCodeHookTool(HookResponder responder) : AgentTool
{
    /// <summary>An empty text would be taken for words.</summary>
    private const string Nothing = "{}";

    private static readonly string[] Names =
    [
        "event", "session_id", "agent_id", "cwd", "permission_mode", "source", "prompt", "tool_name",
        "file_path", "notebook_path", "content", "new_string", "old_string", "new_source", "replace_all", "cell_id", "cell_type", "edit_mode", "original", "original_notebook", "stop_hook_active",
    ];

    public override Tool Shape { get; } = Make("claude_code_hook", "Called by this plugin's hooks; no use to you.",
        $$"""{{{string.Join(',', Names.Select(n => $"\"{n}\":{{\"type\":\"string\"}}"))}}}""", ["event", "session_id"], isReadOnly: false);

    public override bool IsListed => false;

    public override async Task<string> RunAsync(AgentCall call, ToolArguments arguments, CancellationToken cancellation)
    {
        var (before, after) = Edit(arguments);
        var e = new HookEvent
        {
            Name = arguments.Loose("event") ?? "",
            SessionId = arguments.Loose("session_id") ?? "",
            AgentId = arguments.Loose("agent_id") ?? "",
            Cwd = arguments.Loose("cwd") ?? "",
            PermissionMode = arguments.Loose("permission_mode") ?? "",
            Source = arguments.Loose("source") ?? "",
            Prompt = arguments.Loose("prompt") ?? "",
            Tool = arguments.Loose("tool_name") ?? "",
            FilePath = Given(arguments, "file_path") ?? Given(arguments, "notebook_path") ?? "",
            NewText = after,
            OldText = before,
            ReplacesAll = arguments.Loose("replace_all") == "true",
            Original = Given(arguments, "original") ?? Given(arguments, "original_notebook"),
            StopHookActive = arguments.Loose("stop_hook_active") == "true",
        };
        if (e.Tool == HookEvent.NotebookEdit)
            e = e.InCell(Given(arguments, "cell_id"), Given(arguments, "cell_type"), Given(arguments, "edit_mode"), after);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ClaudeCodeEndpoint.AtMost);
        try
        {
            return (await responder.AnswerAsync(e, call.Http, call.Caller, ClaudeCodeEndpoint.ChecksAtStop(call.Http), limit.Token)).Json is { Length: > 0 } json ? json : Nothing;
        }
        catch (Exception failure) when (failure is FaultException or OperationCanceledException)
        {
            return Nothing;
        }
    }

    /// <summary>An empty text can be a deletion, or a field that the tool does not have: its name tells.</summary>
    private static (string? Before, string? After) Edit(ToolArguments arguments) => arguments.Loose("tool_name") switch
    {
        "Write" => (null, arguments.Loose("content")),
        "Edit" => (arguments.Loose("old_string"), arguments.Loose("new_string")),
        "NotebookEdit" => (null, arguments.Loose("new_source")),
        _ => (Given(arguments, "old_string"), Given(arguments, "content") ?? Given(arguments, "new_string") ?? Given(arguments, "new_source")),
    };

    /// <summary>What the client does not have it sends as an empty text.</summary>
    private static string? Given(ToolArguments arguments, string name) => arguments.Loose(name) is { Length: > 0 } text ? text : null;
}
