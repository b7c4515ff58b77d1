using Memory.Client;
using Memory.Lessons;
using Memory.Publishing;

namespace Memory.Settings;

/// <summary>Checks what somebody wants a repository's settings to be. Pure.</summary>
internal static class SettingsReader
{
    private const int TeachersMax = 500;
    private const int LoginCharsMax = 100;

    /// <returns>The settings, or the field that is wrong and the fix.</returns>
    public static (OwnSettings? Own, string? Field, string? Fix) Read(RepositorySettings input)
    {
        if (input.Activation is { } activation && Activation.Parse(activation) is null)
            return Wrong("activation", "activation is at-once, approval, or delay:7d (days or hours: delay:12h); null for the service's setting.");
        if (input.BudgetTokens is < 1 or > PublishingSetup.BudgetTokensMax)
            return Wrong("budgetTokens", $"budgetTokens is 1 to {PublishingSetup.BudgetTokensMax}; null for the service's setting.");
        if (input.Targets is { } targets && (targets.Count == 0 || !targets.All(t => PublishingSetup.TargetsKnown.Contains(t)) || targets.Distinct().Count() < targets.Count))
            return Wrong("targets", $"targets holds one or more of {string.Join(", ", PublishingSetup.TargetsKnown)}, each once; null for the service's setting.");
        if (input.Teachers is { Count: > TeachersMax } || input.Teachers?.All(IsLogin) == false)
            return Wrong("teachers", $"teachers holds at most {TeachersMax} logins, each without '@' and spaces; [] for none, null for the service's setting.");
        if (input.PublishingMode is { } mode && !PublishingSetup.ModesKnown.Contains(mode))
            return Wrong("publishingMode", $"publishingMode is {string.Join(" or ", PublishingSetup.ModesKnown)}; null for the service's setting.");
        return (new OwnSettings
        {
            Activation = input.Activation,
            BudgetTokens = input.BudgetTokens,
            Targets = input.Targets,
            Teachers = input.Teachers is null ? null : [.. input.Teachers.Distinct(StringComparer.OrdinalIgnoreCase)],
            PublishingMode = input.PublishingMode,
        }, null, null);
    }

    /// <summary>The settings and where each comes from.</summary>
    public static SettingsView View(string repo, StoredSettings stored, EffectiveSettings service)
    {
        var (own, effective) = (stored.Own, service.Under(stored.Own));
        return new SettingsView
        {
            Repo = repo,
            Own = new() { Activation = own.Activation, BudgetTokens = own.BudgetTokens, Targets = own.Targets, Teachers = own.Teachers, PublishingMode = own.PublishingMode },
            Effective = new()
            {
                Activation = effective.Activation,
                BudgetTokens = effective.BudgetTokens,
                Targets = effective.Targets,
                Teachers = effective.Teachers,
                PublishingMode = effective.PublishingMode,
            },
            From = new[]
            {
                ("activation", own.Activation is null), ("budgetTokens", own.BudgetTokens is null), ("targets", own.Targets is null),
                ("teachers", own.Teachers is null), ("publishingMode", own.PublishingMode is null),
            }.ToDictionary(f => f.Item1, f => f.Item2 ? "service" : "repository"),
            UpdatedAt = stored.At,
            UpdatedBy = stored.Who,
        };
    }

    private static (OwnSettings?, string?, string?) Wrong(string field, string fix) => (null, field, fix);

    private static bool IsLogin(string? login) =>
        login is { Length: > 0 and <= LoginCharsMax } && login[0] != '@' && !login.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
