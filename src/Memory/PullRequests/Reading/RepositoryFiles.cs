namespace Memory.PullRequests;

/// <summary>Files of a repository in one tree, as far as publishing needs them.</summary>
/// <param name="Tree">Its id.</param>
/// <param name="Texts">Path → text: targets and rules that are there, and what they import.</param>
/// <param name="Modes">Path → mode, for the same.</param>
/// <param name="Targets">Files that carry the block; a link is the file that it leads to.</param>
/// <param name="Problem">Why nothing can be written there; null where it can.</param>
internal sealed record RepositoryFiles(
    string Tree, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, string> Modes, IReadOnlyList<string> Targets, string? Problem);
