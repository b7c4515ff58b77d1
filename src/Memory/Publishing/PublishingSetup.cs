namespace Memory.Publishing;

public static class PublishingSetup
{
    public const string TargetDefault = "CLAUDE.md";
    public const int BudgetTokensMax = 100_000;
    public static readonly IReadOnlyList<string> TargetsKnown = [TargetDefault, "AGENTS.md"];

    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddOptions<PublishingOptions>().BindConfiguration("Memory:Publishing")
            .PostConfigure(o => o.Targets = o.Targets.Length == 0 ? [TargetDefault] : o.Targets)
            .Validate(o => o.BudgetTokens is > 0 and <= BudgetTokensMax, $"Memory:Publishing:BudgetTokens is 1 to {BudgetTokensMax}.")
            .Validate(o => o.Targets.All(t => TargetsKnown.Contains(t)), "Memory:Publishing:Targets: CLAUDE.md and AGENTS.md can be targets.")
            .ValidateOnStart();
        return services;
    }

    public static void MapPublishing(this IEndpointRouteBuilder app) => RenderEndpoints.Map(app);
}
