namespace Memory.Publishing;

/// <summary>A line of the managed block, read back.</summary>
/// <param name="Id">Null where a person wrote the line.</param>
/// <param name="Rule">Without the scope in front, the reason and the id.</param>
/// <param name="Why">Null where none is given.</param>
/// <param name="Globs">The scope in front; empty where there is none.</param>
public sealed record ParsedLine(string? Id, string Rule, string? Why, IReadOnlyList<string> Globs)
{
    /// <summary>Word for word, whatever its id.</summary>
    internal bool SaysAs(ParsedLine other) => Rule == other.Rule && Why == other.Why && Globs.SequenceEqual(other.Globs, StringComparer.Ordinal);
}
