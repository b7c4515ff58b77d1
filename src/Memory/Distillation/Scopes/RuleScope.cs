namespace Memory.Distillation.Scopes;

/// <summary>Where a rule applies.</summary>
/// <param name="Paths">Globs; empty is the whole repository.</param>
internal sealed record RuleScope(IReadOnlyList<string> Paths, Reach Reach = Reach.Repository)
{
    public static readonly RuleScope Repository = new([]);
}
