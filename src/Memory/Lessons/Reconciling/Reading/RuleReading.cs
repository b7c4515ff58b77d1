namespace Memory.Lessons.Reconciling.Reading;

/// <summary>What was read from a rule.</summary>
internal sealed record RuleReading(IReadOnlyList<Item> Items, IReadOnlyList<Quantity> Quantities)
{
    public bool IsEmpty => Items.Count == 0 && Quantities.Count == 0;
}
