namespace Memory.Serving;

/// <summary>The lessons chosen for one request.</summary>
/// <param name="Markdown">With its wrapper; empty when there is nothing to say.</param>
/// <param name="Tokens">Estimate for <paramref name="Markdown"/>, on the safe side; never above the budget.</param>
/// <param name="Lessons">The lessons in it, in order.</param>
/// <param name="Omitted">Lessons that a larger budget would have added.</param>
public sealed record Pack(string Markdown, int Tokens, IReadOnlyList<PackedLesson> Lessons, int Omitted)
{
    /// <summary>Why lessons were looked for with less than the whole index; null when all is well.</summary>
    public string? Degraded { get; init; }

    public static Pack Empty(int omitted) => new("", 0, [], omitted);
}
