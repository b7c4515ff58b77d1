namespace Memory.Screening;

/// <summary>A text made safe to keep, and the reasons to hold it, if any.</summary>
/// <param name="Text">Without hidden parts and secrets.</param>
/// <param name="Hidden">Hidden parts were removed.</param>
/// <param name="Warnings">Empty when the text may go on without a person.</param>
public sealed record Screened(string Text, bool Hidden, IReadOnlyList<Warning> Warnings)
{
    public bool Held => Warnings.Count > 0;
}
