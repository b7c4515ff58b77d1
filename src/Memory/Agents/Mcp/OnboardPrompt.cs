using Memory.Api;
using Memory.Serving;
using Memory.Serving.Onboarding;
using Memory.Storage;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Memory.Agents.Mcp;

/// <summary><c>onboard</c>: the tour for somebody's first day, and what to do with it.</summary>
internal sealed class OnboardPrompt(Database database, ShownLessons shown)
{
    public static readonly Prompt Shape = new()
    {
        Name = "onboard",
        Description = "A first day's tour of this project: what matters here by area, who knows, what changed lately",
        Arguments = [new PromptArgument { Name = "repo", Description = "owner/name; leave it out where the connection names it", Required = false }],
    };

    private async Task<string> TourAsync(AgentCall call, string repo, CancellationToken cancellation)
    {
        var (markdown, lessons) = await TourGuide.WriteAsync(database, call.Caller.Grant, repo, cancellation);
        shown.Note(lessons, repo, call.Caller.KeyId, session: null, ShownLessons.Tour);
        return markdown;
    }

    public async Task<GetPromptResult> GetAsync(AgentCall call, GetPromptRequestParams request, CancellationToken cancellation)
    {
        if (request.Name != Shape.Name)
            throw new McpProtocolException($"There is no prompt {ToolText.Cut(request.Name, 60)} here.", McpErrorCode.InvalidParams);
        try
        {
            var text = call.RepoOf(new ToolArguments(request.Arguments)) is { } repo
                ? $"""
                I am new to {repo}. Below is what its reviews have settled. Give me the tour: the few things I must know first, then area by area, each with its
                link, and whom to ask. Then offer to answer questions; ask_project answers them from lessons, review threads and documents.

                {ToolText.Wrapped(repo, await TourAsync(call, repo, cancellation), ToolText.CharactersMax - 600)}
                """
                : ToolText.WhichRepo;
            return new GetPromptResult
            {
                Description = Shape.Description,
                Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = ToolText.Cut(text, ToolText.CharactersMax) } }],
            };
        }
        catch (FaultException fault)
        {
            throw new McpProtocolException(fault.Message, McpErrorCode.InvalidParams);
        }
    }
}
