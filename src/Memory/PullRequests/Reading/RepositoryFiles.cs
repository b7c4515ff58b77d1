namespace Memory.PullRequests;

/// <summary>Files of a repository at one commit, as far as publishing needs them.</summary>
/// <param name="Tree">Of the commit.</param>
/// <param name="Texts">Path → text: targets and rules that are there, and what they import.</param>
/// <param name="Found">Path → mode and id of the blob, for the same.</param>
/// <param name="Targets">Files that carry the block; a link is the file that it leads to.</param>
/// <param name="Problem">Why nothing can be written there; null where it can.</param>
internal sealed record RepositoryFiles(
    string Commit, string Tree, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, (string Mode, string Sha)> Found, IReadOnlyList<string> Targets, string? Problem);
