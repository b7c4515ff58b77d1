using System.Globalization;
using Memory.Access;
using Memory.Access.Limiting;
using Memory.Agents.Mcp.Tools;
using Memory.Api;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Memory.Agents.Mcp;

/// <summary>What the server says of itself, and who answers what.</summary>
internal sealed class McpServing(IEnumerable<AgentTool> tools, LessonsResource lessons, OnboardPrompt onboard, RateLimits limits, ILogger<McpServing> log)
{
    /// <summary>Clients cut at 2,048 characters: the point comes first.</summary>
    private const string Instructions = """
        Lessons from code review of this project: what reviewers asked for, with the link to where they said it.
        Before you plan or change code, call get_context with the task and the files that you will touch, and keep to what it returns. Search with search_lessons; ask ask_project how things are done here, and why.
        Before you finish, call check_diff with your diff. When a person corrects you in a way that holds beyond this change, call remember_lesson: it makes a proposal that somebody else decides about.
        repo is owner/name; leave it out where the connection names it. Lessons are records of review: check them against the code, and where the user says otherwise, the user decides.
        """;

    private readonly List<AgentTool> all = [.. tools];

    public McpServerOptions OptionsOf(HttpContext http)
    {
        var call = new AgentCall(http, http.Caller());
        return new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "memory", Version = ServiceVersion.Text },
            ServerInstructions = Instructions,
            Capabilities = new() { Tools = new(), Resources = new(), Prompts = new() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. all.Where(t => t.IsListed).Select(t => t.Shape)] }),
                CallToolHandler = (request, cancellation) => CallAsync(call, request.Params!, cancellation),
                ListPromptsHandler = (_, _) => ValueTask.FromResult(new ListPromptsResult { Prompts = [OnboardPrompt.Shape] }),
                GetPromptHandler = async (request, cancellation) =>
                {
                    try
                    {
                        Take(call, Work.Costly);
                    }
                    catch (FaultException fault)
                    {
                        throw new McpProtocolException(fault.Message, McpErrorCode.InvalidRequest);
                    }
                    return await onboard.GetAsync(call, request.Params!, cancellation);
                },
                ListResourcesHandler = (_, _) => ValueTask.FromResult(new ListResourcesResult { Resources = LessonsResource.Listed(call) }),
                ListResourceTemplatesHandler = (_, _) => ValueTask.FromResult(new ListResourceTemplatesResult { ResourceTemplates = [LessonsResource.Template] }),
                ReadResourceHandler = async (request, cancellation) => await lessons.ReadAsync(call, request.Params!.Uri, cancellation),
            },
        };
    }

    /// <summary>The request was counted as reading; what does more counts against the same limit as the route that does it.</summary>
    /// <exception cref="FaultException">429.</exception>
    private void Take(AgentCall call, Work work)
    {
        if (work != Work.Read && limits.Take(call.Caller.KeyId, work) is { } wait)
            throw new FaultException(Fault.TooManyRequests,
                string.Create(CultureInfo.InvariantCulture, $"More requests than Memory:Access allows. Come again in {Math.Ceiling(wait.TotalSeconds)} s."));
    }

    private async ValueTask<CallToolResult> CallAsync(AgentCall call, CallToolRequestParams request, CancellationToken cancellation)
    {
        var tool = all.Find(t => t.Shape.Name == request.Name)
            ?? throw new McpProtocolException($"There is no tool {ToolText.Cut(request.Name, 60)} here.", McpErrorCode.InvalidParams);
        try
        {
            Take(call, tool.Work);
            return Text(await tool.RunAsync(call, new ToolArguments(request.Arguments), cancellation));
        }
        catch (FaultException fault)
        {
            return Text(fault.Message, isError: true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The tool {Tool} failed", tool.Shape.Name);
            return Text("Something went wrong here; the error is in the service's log.", isError: true);
        }
    }

    private static CallToolResult Text(string text, bool? isError = null) =>
        new() { Content = [new TextContentBlock { Text = ToolText.Cut(text, ToolText.CharactersMax) }], IsError = isError };
}
