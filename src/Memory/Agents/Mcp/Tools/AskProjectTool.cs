using System.Text;
using Memory.Access.Limiting;
using Memory.Client;
using Memory.Indexing;
using Memory.Serving;
using Memory.Serving.Endpoints;
using Memory.Text;
using ModelContextProtocol.Protocol;

namespace Memory.Agents.Mcp.Tools;

/// <summary>A question about the project, answered from what was said.</summary>
internal sealed class AskProjectTool(ILessonIndex lessons, EmbeddedPassageIndex passages, AnswerPhrasing phrasing, IndexFollower follower, ShownLessons shown) : AgentTool
{
    private const int LineMax = 1_500;
    private const int CitationsMax = 10;

    public override Tool Shape { get; } = Make("ask_project", "Ask how things are done in this project and why; answers from lessons, review threads and documents, with links.", $$"""
        {"question":{"type":"string"},"model":{"type":"boolean","description":"let a model phrase the answer, where one is configured"},"session":{"type":"string","description":"whose question this is: what it is shown is not given to it again"},"repo":{{Repo}}}
        """, ["question"]);

    public override Work Work => Work.Costly;

    public override async Task<string> RunAsync(AgentCall call, ToolArguments arguments, CancellationToken cancellation)
    {
        if (call.RepoOf(arguments) is not { } repo)
            return ToolText.WhichRepo;
        var request = arguments.Body<AskRequest>() with { Repo = repo };
        var answer = await AskEndpoint.AnswerAsync(request, call.Caller, lessons, passages, phrasing, follower, shown, cancellation);
        var text = new StringBuilder();
        foreach (var line in answer.Text.Split('\n'))
            text.Append(Harmless.Line(line, LineMax)).Append('\n');
        foreach (var citation in answer.Citations.Take(CitationsMax))
        {
            text.Append("- ").Append(citation.Kind).Append(' ').Append(citation.Kind == "document" ? Harmless.Line(citation.Title ?? citation.Id, 200) : citation.Id);
            if (Harmless.Url(citation.Url) is { } url)
                text.Append(' ').Append(url);
            text.Append('\n');
        }
        if (answer.People.Count > 0)
            text.Append("Who knows: ").AppendJoin(", ", answer.People.Select(p => Harmless.Line(p, 60))).Append('\n');
        if (answer.Degraded is not null)
            text.Append(ToolText.Less(answer.Degraded).TrimStart()).Append('\n');
        return ToolText.Wrapped(repo, text.ToString());
    }
}
