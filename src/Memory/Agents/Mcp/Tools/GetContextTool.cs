using Memory.Client;
using Memory.Serving;
using Memory.Serving.Endpoints;
using ModelContextProtocol.Protocol;

namespace Memory.Agents.Mcp.Tools;

/// <summary>The few lessons for what an agent is about to do.</summary>
internal sealed class GetContextTool(PackServing serving) : AgentTool
{
    public override Tool Shape { get; } = Make("get_context", "Lessons of this project's reviewers for a task and the files it touches. Call it before planning or editing.", $$"""
        {"task":{"type":"string","description":"what you are about to do"},
         "files":{"type":"array","items":{"type":"string"},"description":"paths that you will touch"},
         "diff":{"type":"string","description":"unified diff, to review it"},
         "phase":{"type":"string","enum":["start","plan","edit","review"]},
         "budgetTokens":{"type":"integer","description":"1500 by default"},
         "session":{"type":"string","description":"what was given to it is not given again"},
         "exclude":{"type":"array","items":{"type":"string"},"description":"lesson ids"},
         "repo":{{Repo}}}
        """, [], isAlwaysLoaded: true);

    public override async Task<string> RunAsync(AgentCall call, ToolArguments arguments, CancellationToken cancellation)
    {
        if (call.RepoOf(arguments) is not { } repo)
            return ToolText.WhichRepo;
        var request = arguments.Body<ContextRequest>() with { Repo = repo };
        var input = ContextReader.Read(request, call.Caller) with { CharactersMax = ToolText.CharactersMax };
        var session = request.Session is { Length: > 0 } name ? PackServing.SessionOf(call.Caller.KeyId, repo, name) : null;
        var pack = await serving.ServeAsync(input, session, cancellation);
        return pack.Lessons.Count > 0 ? pack.Markdown + ToolText.Less(pack.Degraded)
            : $"No lesson of {repo} is about this{(session is null ? "" : ", or it was given before")}. search_lessons looks further.{ToolText.Less(pack.Degraded)}";
    }
}
