using Memory.Publishing;

namespace Memory.PullRequests;

/// <summary>Files of a repository in one tree, as far as publishing needs them.</summary>
/// <param name="Tree">Its id.</param>
/// <param name="Texts">Path → text: targets and rules that are there, and what they import.</param>
/// <param name="Modes">Path → mode, for the same.</param>
/// <param name="Targets">Files that carry the block; a link is the file that it leads to.</param>
/// <param name="Document">What Claude Code reads, likewise.</param>
/// <param name="Former">Files that could be targets and are none, likewise.</param>
/// <param name="Problem">Why nothing can be written there; null where it can.</param>
internal sealed record RepositoryFiles(
    string Tree, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, string> Modes, IReadOnlyList<string> Targets, string Document, IReadOnlyList<string> Former, string? Problem)
{
    /// <summary>Files that lessons stand in, or stood in.</summary>
    public IReadOnlyDictionary<string, string> Shared => Texts.Where(f => IsShared(f.Key)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);

    /// <summary>What stands around those.</summary>
    public Surroundings Around => new()
    {
        Loaded = [.. LoadedText.Beside(Document, Texts, [.. Targets, .. Former]).Where(f => !IsShared(f.Path))],
        Former = Former.ToHashSet(StringComparer.Ordinal),
    };

    public bool IsShared(string path) => Targets.Contains(path, StringComparer.Ordinal) || Former.Contains(path, StringComparer.Ordinal) || RuleFile.IsOurs(path);
}
