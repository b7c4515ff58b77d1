using System.Text;
using System.Text.Json;
using Memory.Api;

namespace Memory.Agents.Hooks;

/// <summary>Reads what the client posts. Fields that are missing or of another kind are empty: what cannot be read must not stop a session.</summary>
internal static class HookReader
{
    private const int EditsMax = 200;

    /// <exception cref="FaultException">400 for what is no JSON object.</exception>
    public static HookEvent Read(ReadOnlyMemory<byte> body)
    {
        JsonBody.DemandUtf8(body.Span);
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FaultException(Fault.Invalid, "A hook's input is a JSON object.");
            return Of(document.RootElement);
        }
        catch (JsonException e)
        {
            throw JsonBody.Explain(e);
        }
        catch (InvalidOperationException)
        {
            throw new FaultException(Fault.Invalid, JsonBody.HalfPair);
        }
    }

    private static HookEvent Of(JsonElement input)
    {
        var tool = input.TryGetProperty("tool_input", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        var (before, after) = Edit(tool);
        var answer = input.TryGetProperty("tool_response", out var answered) && answered.ValueKind == JsonValueKind.Object ? answered : default;
        var e = new HookEvent
        {
            Name = Text(input, "hook_event_name") ?? "",
            SessionId = Text(input, "session_id") ?? "",
            AgentId = Text(input, "agent_id") ?? "",
            Cwd = Text(input, "cwd") ?? "",
            PermissionMode = Text(input, "permission_mode") ?? "",
            Source = Text(input, "source") ?? "",
            Prompt = Text(input, "prompt") ?? "",
            Tool = Text(input, "tool_name") ?? "",
            FilePath = Text(tool, "file_path") ?? Text(tool, "notebook_path") ?? "",
            NewText = after,
            OldText = before,
            ReplacesAll = Is(tool, "replace_all"),
            Original = Text(answer, "originalFile") ?? Text(answer, "original_file"),
            StopHookActive = Is(input, "stop_hook_active"),
        };
        return e.Tool == HookEvent.NotebookEdit ? e.InCell(Text(tool, "cell_id"), Text(tool, "cell_type"), Text(tool, "edit_mode"), after) : e;
    }

    /// <summary>Of Write, Edit, NotebookEdit and MultiEdit, by what they are given.</summary>
    private static (string? Before, string? After) Edit(JsonElement tool)
    {
        if (tool.ValueKind != JsonValueKind.Object)
            return (null, null);
        if (tool.TryGetProperty("edits", out var edits) && edits.ValueKind == JsonValueKind.Array)
        {
            var (before, after) = (new StringBuilder(), new StringBuilder());
            foreach (var edit in edits.EnumerateArray().Take(EditsMax))
            {
                before.Append(Text(edit, "old_string")).Append('\n');
                after.Append(Text(edit, "new_string")).Append('\n');
            }
            return (before.ToString(), after.ToString());
        }
        return (Text(tool, "old_string"), Text(tool, "content") ?? Text(tool, "new_string") ?? Text(tool, "new_source"));
    }

    private static bool Is(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
