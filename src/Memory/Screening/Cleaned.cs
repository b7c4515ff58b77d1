namespace Memory.Screening;

/// <summary>A text without what people do not see on the page.</summary>
/// <param name="Text">What is left: well-formed UTF-16, newlines and tabs as they were.</param>
/// <param name="Hidden">Something was removed.</param>
public sealed record Cleaned(string Text, bool Hidden)
{
    /// <summary>What the removed parts said, as far as it was words; empty when only marks were removed.</summary>
    internal string Words { get; init; } = "";

    /// <summary>Marks that make a reader see other words than are stored.</summary>
    internal bool Reordered { get; init; }
}
