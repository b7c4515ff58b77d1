using System.Net;
using System.Text;
using System.Text.Json;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Agents.Hooks;

/// <summary>A session of Claude Code, as far as the service sees it: posts the events that the real client posts.</summary>
internal sealed class HookClient(HttpClient http, string cwd = "/work/shop", string? repo = "acme/shop", string session = "412765f8-1111")
{
    public string Mode { get; set; } = "acceptEdits";
    public string Agent { get; init; } = "";
    public Dictionary<string, string> Headers { get; } = [];

    public Task<string> StartAsync(string source = "startup") => TellAsync("SessionStart", new() { ["source"] = source });
    public Task<string> PromptAsync(string prompt) => TellAsync("UserPromptSubmit", new() { ["prompt"] = prompt });
    public Task<string> ReadAsync(string path) => ToolAsync("Read", new { file_path = $"{cwd}/{path}" });
    public Task<string> WriteAsync(string path, string content) => ToolAsync("Write", new { file_path = $"{cwd}/{path}", content });
    public Task<string> EditAsync(string path, string old_string, string new_string) => ToolAsync("Edit", new { file_path = $"{cwd}/{path}", old_string, new_string, replace_all = false });
    public Task<string> BashAsync() => ToolAsync("Bash", new { command = "ls", description = "list" });
    public Task<string> ToolAsync(string tool, object input) => TellAsync("PreToolUse", Tool(tool, input));
    public Task<string> AfterAsync(string tool, object input) => TellAsync("PostToolUse", Tool(tool, input));
    public Task<string> StopAsync(bool active = false) => TellAsync("Stop", new() { ["stop_hook_active"] = active });

    /// <returns>What the model is told: the text of the answer, empty for none.</returns>
    public async Task<string> TellAsync(string name, Dictionary<string, object> more)
    {
        var answer = await PostAsync(name, more);
        if (answer is not { } json)
            return "";
        var output = json.GetProperty("hookSpecificOutput");
        output.GetProperty("hookEventName").GetString().ShouldBe(name);
        json.EnumerateObject().Select(p => p.Name).ShouldBe(["hookSpecificOutput"]);
        output.TryGetProperty("permissionDecision", out _).ShouldBeFalse("it refuses: " + json);
        return output.GetProperty("additionalContext").GetString()!;
    }

    /// <returns>The reason of a refusal.</returns>
    public async Task<string> RefusedAsync(string tool, object input)
    {
        var output = (await PostAsync("PreToolUse", Tool(tool, input)))!.Value.GetProperty("hookSpecificOutput");
        output.GetProperty("permissionDecision").GetString().ShouldBe("deny");
        return output.GetProperty("permissionDecisionReason").GetString()!;
    }

    public async Task<JsonElement?> PostAsync(string name, Dictionary<string, object> more)
    {
        var input = new Dictionary<string, object>(more) { ["hook_event_name"] = name, ["session_id"] = session, ["cwd"] = cwd, ["permission_mode"] = Mode, ["transcript_path"] = "/tmp/x.jsonl" };
        if (Agent.Length > 0)
            (input["agent_id"], input["agent_type"]) = (Agent, "general-purpose");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/claude-code") { Content = new StringContent(JsonSerializer.Serialize(input), Encoding.UTF8, "application/json") };
        if (repo is not null)
            request.Headers.Add("Memory-Repo", repo);
        foreach (var (header, value) in Headers)
            request.Headers.Add(header, value);
        var response = await http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await response.Content.ReadAsStringAsync();
        text.Length.ShouldBeLessThan(40_000);
        return text.Length == 0 ? null : JsonDocument.Parse(text).RootElement;
    }

    private static Dictionary<string, object> Tool(string tool, object input) => new() { ["tool_name"] = tool, ["tool_input"] = input, ["tool_use_id"] = "toolu_1" };
}
