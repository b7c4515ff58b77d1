using System.Text.Json.Nodes;

namespace Memory.Cli.Installing;

/// <summary>What a hook over MCP is called with: the client puts in what its event has, and an empty text for what it has not.</summary>
internal static class HookInput
{
    private static readonly string[] Always = ["session_id", "agent_id", "cwd", "permission_mode"];
    private static readonly string[] OfTools = ["file_path", "notebook_path", "content", "new_string", "old_string", "new_source", "replace_all", "cell_id", "cell_type", "edit_mode"];

    public static JsonObject Of(string name)
    {
        var input = new JsonObject { ["event"] = name };
        foreach (var field in Always)
            input[field] = $"${{{field}}}";
        if (name == "UserPromptSubmit")
            input["prompt"] = "${prompt}";
        if (name == "Stop")
            input["stop_hook_active"] = "${stop_hook_active}";
        if (name is "PreToolUse" or "PostToolUse")
        {
            input["tool_name"] = "${tool_name}";
            foreach (var field in OfTools)
                input[field] = $"${{tool_input.{field}}}";
        }
        // What the file was before it was written whole.
        if (name == "PostToolUse")
            (input["original"], input["original_notebook"]) = ("${tool_response.originalFile}", "${tool_response.original_file}");
        return input;
    }
}
