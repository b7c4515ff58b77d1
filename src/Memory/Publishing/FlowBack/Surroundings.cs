namespace Memory.Publishing;

/// <summary>What stands around the files that lessons are written into.</summary>
public sealed record Surroundings
{
    public static readonly Surroundings None = new();

    /// <summary>What the client loads beside them: a line that was moved there is the team's own.</summary>
    public IReadOnlyList<OwnFile> Loaded { get; init; } = [];

    /// <summary>Rule files of the team's own that somebody removed: with such a file went its lines.</summary>
    public IReadOnlySet<string> Removed { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Files that are no targets any more: that a block goes from there is nobody's word on its lessons.</summary>
    public IReadOnlySet<string> Former { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
