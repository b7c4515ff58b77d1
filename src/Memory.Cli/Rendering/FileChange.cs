namespace Memory.Cli.Rendering;

/// <summary>What happens to a file.</summary>
internal enum ChangeKind { Create, Change, Delete }

/// <summary>One file that is to be changed.</summary>
/// <param name="Path">From the top of the working tree, with slashes.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Text">Its new content; empty where it is removed.</param>
internal sealed record FileChange(string Path, ChangeKind Kind, string Text);
