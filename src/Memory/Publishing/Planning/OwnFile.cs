namespace Memory.Publishing;

/// <summary>A text of the team that the client loads: the file that has the block, what it imports, and rules.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Text">Without our block.</param>
/// <param name="Globs">Paths for which it is loaded; empty: at every start.</param>
public sealed record OwnFile(string Path, string Text, IReadOnlyList<string> Globs);
