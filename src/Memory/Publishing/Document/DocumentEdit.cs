namespace Memory.Publishing;

/// <summary>What became of a file.</summary>
/// <param name="Text">The file as it should be; the text that came in where nothing changed or the edit was refused.</param>
/// <param name="Changed">False: <paramref name="Text"/> is what came in.</param>
/// <param name="Refusal">Why the file was left alone and how to mend it, for a person; null when it was not.</param>
/// <param name="Notes">What a person may want to know, e.g. lines of the block that are no lesson.</param>
public sealed record DocumentEdit(string Text, bool Changed, string? Refusal, IReadOnlyList<string> Notes)
{
    internal static DocumentEdit Unchanged(string text) => new(text, false, null, []);

    internal static DocumentEdit Refused(string text, string why) => new(text, false, why, []);

    internal static DocumentEdit To(string before, string after, IReadOnlyList<string> notes) =>
        new(after, !string.Equals(before, after, StringComparison.Ordinal), null, notes);
}
