namespace Memory.Settings;

/// <summary>What a repository says about itself; null is as the service's own setting says.</summary>
public sealed record OwnSettings
{
    public string? Activation { get; init; }
    public int? BudgetTokens { get; init; }
    public IReadOnlyList<string>? Targets { get; init; }
    public IReadOnlyList<string>? Teachers { get; init; }
    public string? PublishingMode { get; init; }

    public bool IsEmpty => Activation is null && BudgetTokens is null && Targets is null && Teachers is null && PublishingMode is null;
}

/// <summary>What holds for a repository. Pure: the service's settings beneath, the repository's own on top, field by field.</summary>
public sealed record EffectiveSettings(
    string Activation, int BudgetTokens, IReadOnlyList<string> Targets, IReadOnlyList<string> Teachers, string PublishingMode)
{
    public EffectiveSettings Under(OwnSettings own) => new(
        own.Activation ?? Activation,
        own.BudgetTokens ?? BudgetTokens,
        own.Targets ?? Targets,
        own.Teachers ?? Teachers,
        own.PublishingMode ?? PublishingMode);
}
