using Memory.GitHub;
using Memory.GitHub.Wire;

namespace Memory.PullRequests;

/// <summary>A commit's tree, folder by folder, each asked for once.</summary>
internal sealed class TreeWalk(GitHubContents contents, string repo, string root, CancellationToken cancellation)
{
    public const int DepthMax = 20;
    private readonly Dictionary<string, IReadOnlyList<TreeItem>> folders = new(StringComparer.Ordinal);

    /// <returns>Empty where there is no such folder.</returns>
    public async Task<IReadOnlyList<TreeItem>> FolderAsync(string path)
    {
        if (folders.TryGetValue(path, out var known))
            return known;
        var sha = path.Length == 0 ? root : await FindAsync(path) is { Type: "tree", Sha: var found } ? found : null;
        return folders[path] = sha is null ? [] : await contents.TreeAsync(repo, sha, cancellation);
    }

    /// <returns>Null where there is no such thing.</returns>
    public async Task<TreeItem?> FindAsync(string path)
    {
        if (path.Count(c => c == '/') > DepthMax)
            return null;
        var slash = path.LastIndexOf('/');
        return (await FolderAsync(slash < 0 ? "" : path[..slash])).FirstOrDefault(i => i.Path == path[(slash + 1)..]);
    }

    /// <summary>A folder on the way there is a file.</summary>
    public async Task<bool> IsBelowFileAsync(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
            if (await FindAsync(path[..slash]) is { Type: not "tree" })
                return true;
        return false;
    }
}
