namespace Memory.Serving;

public enum DiffChange { Edited, Added, Deleted, Renamed }

/// <summary>A file in a diff.</summary>
/// <param name="Path">After the change; of a deleted file, before it. Empty for hunks without the name of a file.</param>
/// <param name="OldPath">Where it was before, when it was elsewhere.</param>
/// <param name="Hunks">None in a binary file, a renaming without other changes and the like.</param>
public sealed record DiffFile(string Path, string? OldPath, DiffChange Change, bool Binary, IReadOnlyList<DiffHunk> Hunks);

public enum DiffSign { Same, Added, Removed }

/// <summary>A line of a hunk; its text is read from the diff when it is wanted.</summary>
/// <param name="Number">In the file after the change; of a removed line, of the line that follows it there.</param>
public readonly record struct DiffLine(DiffSign Sign, int Start, int Length, int Number);

/// <summary>Lines that stand one below the other.</summary>
/// <param name="Heading">What the diff says behind the line numbers: the function around it, as a rule.</param>
public sealed record DiffHunk(string Diff, string Heading, IReadOnlyList<DiffLine> Lines)
{
    /// <summary>Without sign and line end.</summary>
    public string Of(DiffLine line) => Diff.Substring(line.Start, line.Length);
}
