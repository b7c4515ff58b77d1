namespace Memory.Publishing;

public static class PublishingSetup
{
    public const string TargetDefault = "CLAUDE.md";
    public const int BudgetTokensMax = 100_000;
    public static readonly IReadOnlyList<string> TargetsKnown = [TargetDefault, "AGENTS.md"];

    public static readonly IReadOnlyList<string> ModesKnown = [PublishingOptions.ModeOff, PublishingOptions.ModePullRequest];

    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddOptions<PublishingOptions>().BindConfiguration("Memory:Publishing")
            .PostConfigure(o => o.Targets = o.Targets.Length == 0 ? [TargetDefault] : o.Targets)
            .Validate(o => o.BudgetTokens is > 0 and <= BudgetTokensMax, $"Memory:Publishing:BudgetTokens is 1 to {BudgetTokensMax}.")
            .Validate(o => ModesKnown.Contains(o.Mode), "Memory:Publishing:Mode is 'off' or 'pull-request'.")
            .Validate(o => IsBranch(o.Branch), "Memory:Publishing:Branch is the name of a branch of its own, e.g. memory/lessons: letters, digits, '-', '_', '.' and '/'.")
            .Validate(o => o.Targets.All(t => TargetsKnown.Contains(t)), "Memory:Publishing:Targets: CLAUDE.md and AGENTS.md can be targets.")
            .ValidateOnStart();
        return services;
    }

    private static bool IsBranch(string name) =>
        name.Length is > 0 and <= 200 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
        && name.Split('/').All(p => p.Length > 0 && p[0] != '.' && p[^1] != '.' && !p.EndsWith(".lock", StringComparison.Ordinal) && !p.Contains("..", StringComparison.Ordinal));

    public static void MapPublishing(this IEndpointRouteBuilder app) => RenderEndpoints.Map(app);
}
