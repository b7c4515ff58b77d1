using Memory.GitHub;
using Memory.GitHub.Wire;

namespace Memory.PullRequests;

/// <summary>What is different between two trees, file by file; folders that are the same are not looked into.</summary>
internal sealed class TreeChanges(GitHubContents contents, string repo, CancellationToken cancellation)
{
    /// <summary>Of both trees together.</summary>
    private const int FoldersMax = 400;
    private const int FilesMax = 2_000;
    private readonly SortedDictionary<string, (TreeItem? Before, TreeItem? After)> found = new(StringComparer.Ordinal);
    private int folders;

    /// <returns>Path → what was there and what is; null where it is more than is looked at.</returns>
    public async Task<IReadOnlyDictionary<string, (TreeItem? Before, TreeItem? After)>?> BetweenAsync(string before, string after) =>
        before == after || await FolderAsync("", before, after, 0) ? found : null;

    private async Task<bool> FolderAsync(string path, string? before, string? after, int depth)
    {
        if (depth > TreeWalk.DepthMax || (folders += 2) > FoldersMax)
            return false;
        var (then, now) = (await ItemsAsync(before), await ItemsAsync(after));
        foreach (var name in then.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            if (!await ItemAsync($"{path}{name}", then.GetValueOrDefault(name), now.GetValueOrDefault(name), depth))
                return false;
        return found.Count <= FilesMax;
    }

    private async Task<bool> ItemAsync(string path, TreeItem? before, TreeItem? after, int depth)
    {
        if (Same(before, after))
            return true;
        // A folder in the place of a file is a file that went, and files that came.
        var (was, isFile) = (File(before), File(after));
        if (was is not null || isFile is not null)
            found[path] = (was, isFile);
        return (before is not { Type: "tree" } && after is not { Type: "tree" })
            || await FolderAsync(path + "/", before is { Type: "tree" } ? before.Sha : null, after is { Type: "tree" } ? after.Sha : null, depth + 1);
    }

    public static bool Same(TreeItem? one, TreeItem? other) => one?.Sha == other?.Sha && one?.Mode == other?.Mode;

    private static TreeItem? File(TreeItem? item) => item is { Type: "tree" } ? null : item;

    private async Task<Dictionary<string, TreeItem>> ItemsAsync(string? tree) =>
        tree is null ? [] : (await contents.TreeAsync(repo, tree, cancellation)).ToDictionary(i => i.Path, StringComparer.Ordinal);
}
