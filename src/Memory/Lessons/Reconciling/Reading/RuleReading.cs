namespace Memory.Lessons.Reconciling.Reading;

/// <summary>What was read from a rule.</summary>
internal sealed record RuleReading(IReadOnlyList<Item> Items, IReadOnlyList<Quantity> Quantities)
{
    /// <summary>Says "only", or that a thing is nowhere else.</summary>
    public bool Exclusive { get; init; }

    /// <summary>Says that a thing is nowhere else: "no queries outside repositories".</summary>
    public bool NowhereElse { get; init; }

    public bool IsEmpty => Items.Count == 0 && Quantities.Count == 0;
}
