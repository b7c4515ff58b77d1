namespace Memory.Serving;

/// <param name="Items">Best first.</param>
/// <param name="Degraded">Why lessons were looked for with less than the whole index; null when all is well.</param>
public sealed record SearchAnswer(IReadOnlyList<PackedLesson> Items, string? Degraded);
