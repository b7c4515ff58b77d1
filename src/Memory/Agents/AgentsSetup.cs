using Memory.Agents.Hooks;
using Memory.Agents.Mcp;
using Memory.Agents.Mcp.Tools;

namespace Memory.Agents;

public static class AgentsSetup
{
    public static IServiceCollection AddAgents(this IServiceCollection services) =>
        services.AddSingleton<AgentTool, GetContextTool>().AddSingleton<AgentTool, SearchLessonsTool>().AddSingleton<AgentTool, AskProjectTool>()
            .AddSingleton<AgentTool, CheckDiffTool>().AddSingleton<AgentTool, RememberLessonTool>().AddSingleton<AgentTool, ClaudeCodeHookTool>().AddSingleton<HookSessions>().AddSingleton<SaidTexts>().AddSingleton<HookResponder>()
            .AddSingleton<LessonsResource>().AddSingleton<OnboardPrompt>().AddSingleton<McpServing>();

    public static void MapAgents(this IEndpointRouteBuilder app)
    {
        McpEndpoint.Map(app);
        ClaudeCodeEndpoint.Map(app);
    }
}
