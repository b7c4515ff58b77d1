using System.Globalization;
using System.Text;
using Memory.Access.Limiting;
using Memory.Client;
using Memory.Indexing;
using Memory.Outcomes;
using Memory.Serving;
using Memory.Serving.Endpoints;
using Memory.Text;
using ModelContextProtocol.Protocol;

namespace Memory.Agents.Mcp.Tools;

/// <summary>Which lessons a diff breaks or touches.</summary>
internal sealed class CheckDiffTool(Checker checker, IndexFollower follower, PatternOutcomes outcomes, ExposureLog exposures, ShownLessons shown) : AgentTool
{
    private const int MessageMax = 700;

    public override Tool Shape { get; } = Make("check_diff", "Which lessons of this project's reviewers a diff breaks or touches. Call it before you finish.", $$"""
        {"diff":{"type":"string","description":"what git diff HEAD prints, and of each new file git diff --no-index /dev/null FILE"},"model":{"type":"boolean","description":"let a model judge, where one is configured"},
         "session":{"type":"string","description":"whose changes these are: what it heeds is counted"},
         "repo":{{Repo}}}
        """, ["diff"]);

    public override Work Work => Work.Costly;

    public override async Task<string> RunAsync(AgentCall call, ToolArguments arguments, CancellationToken cancellation)
    {
        if (call.RepoOf(arguments) is not { } repo)
            return ToolText.WhichRepo;
        var request = arguments.Body<CheckRequest>() with { Repo = repo };
        var input = CheckEndpoint.Read(request, call.Caller);
        await follower.CatchUpAsync(cancellation);
        var answer = await checker.CheckAsync(input, cancellation);
        await CheckEndpoint.NoteAsync(call.Caller.KeyId, request.Session, repo, answer, outcomes, exposures, shown, cancellation);
        if (answer.Findings.Count == 0)
            return $"No lesson of {repo} speaks against this, as far as can be seen.{ToolText.Less(answer.Degraded)}";
        var text = new StringBuilder("match: it breaks the lesson; judged: a model thinks so; related: read the lesson and decide.").Append(ToolText.Less(answer.Degraded)).Append('\n');
        foreach (var finding in answer.Findings)
        {
            var line = string.Create(CultureInfo.InvariantCulture,
                $"- {finding.Certainty.ToString().ToLowerInvariant()} {Harmless.Code(finding.Path, 200)}:{finding.Line} {Harmless.Line(finding.Message, MessageMax)} [{finding.Lesson.Id}]");
            if (text.Length + line.Length > ToolText.CharactersMax - 600)
            {
                text.Append("… and more: check fewer files at a time.\n");
                break;
            }
            text.Append(line).Append(Harmless.Url(finding.Url) is { } url ? $"({url})\n" : "\n");
        }
        return ToolText.Wrapped(repo, text.ToString());
    }
}
