using System.Text;
using Memory.GitHub;
using Memory.GitHub.Wire;
using Memory.Publishing;
using Memory.Publishing.Publications;

namespace Memory.PullRequests;

/// <summary>
/// The default branch moved on while people have commits on ours: the default branch's tree with what people changed on ours. Where
/// both changed the same it is left to people: nothing is guessed, and nobody's line is lost.
/// </summary>
internal sealed class BranchMerge(GitHubContents contents, RepositoryReader reader)
{
    /// <param name="main">The default branch: its commit, and its files.</param>
    /// <param name="branch">Ours, likewise.</param>
    /// <param name="known">Our lines as they stand on the default branch, as far as they have flowed back.</param>
    /// <returns>The files of both together, or why they stay apart; neither where the default branch has nothing that ours lacks.</returns>
    public async Task<(RepositoryFiles? Files, string? Apart)> ReadAsync(
        string repo, (string Commit, RepositoryFiles Files) main, (string Commit, RepositoryFiles Files) branch, IReadOnlyDictionary<string, string>? known, IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        var comparison = await contents.ComparisonAsync(repo, main.Commit, branch.Commit, cancellation);
        if (comparison?.Status is "ahead" or "identical")
            return (null, null);
        if (comparison?.MergeBaseCommit is not { } fork)
            return Apart("the two have no commit in common");
        if (known is null || !Same(BlockAlone.Of(main.Files.Shared), known))
            return Apart("our lines were edited there, and that has not been taken over yet");
        var before = (await contents.CommitAsync(repo, fork.Sha, cancellation)).Tree.Sha;
        if (await new TreeChanges(contents, repo, cancellation).BetweenAsync(before, branch.Files.Tree) is not { } changes)
            return Apart("too much was changed on this branch");
        var walk = new TreeWalk(contents, repo, main.Files.Tree, cancellation);
        var entries = new List<TreeEntry>();
        foreach (var (path, (was, theirs)) in changes)
        {
            var there = await walk.FindAsync(path);
            if (TreeChanges.Same(there, theirs))
                continue;
            if (TreeChanges.Same(there, was) && !(was is null && await walk.IsBelowFileAsync(path)))
                entries.Add(Entry(path, theirs ?? was!, theirs?.Sha));
            else if (IsOurs(path, main.Files, there) && IsOurs(path, branch.Files, theirs) && was?.Type is null or "blob" && await TextAsync(repo, path, was, main.Files, branch.Files, cancellation) is { } text)
                entries.Add(Entry(path, theirs ?? there ?? was!, text.Length == 0 && theirs is null ? null : await contents.CreateBlobAsync(repo, Encoding.UTF8.GetBytes(text), cancellation)));
            else
                return Apart($"{path} was changed on both");
        }
        var tree = entries.Count == 0 ? main.Files.Tree : await contents.CreateTreeAsync(repo, main.Files.Tree, entries, cancellation);
        return (await reader.ReadTreeAsync(repo, tree, targets, cancellation), null);
    }

    private static (RepositoryFiles?, string?) Apart(string why) =>
        (null, $"The default branch has moved on, and is not merged into this branch, on which people have commits: {why}. Merge it by hand; until then only our own lines are kept up to date here.");

    private static TreeEntry Entry(string path, TreeItem like, string? sha) => new(path, like.Mode, like.Type, sha);

    /// <summary>Lessons are written into it, and it is not there or was read without loss.</summary>
    private static bool IsOurs(string path, RepositoryFiles files, TreeItem? item) =>
        files.IsShared(path) && (item is null || files.Texts.ContainsKey(path));

    private async Task<string?> TextAsync(string repo, string path, TreeItem? was, RepositoryFiles main, RepositoryFiles branch, CancellationToken cancellation)
    {
        var before = was is null ? "" : Encoding.UTF8.GetString(await contents.BlobAsync(repo, was.Sha, cancellation));
        return BlockMerge.Of(before, branch.Texts.GetValueOrDefault(path, ""), main.Texts.GetValueOrDefault(path, ""));
    }

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(f => other.TryGetValue(f.Key, out var text) && text == f.Value);
}
