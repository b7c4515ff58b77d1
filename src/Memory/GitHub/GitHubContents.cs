using Memory.GitHub.Wire;

namespace Memory.GitHub;

/// <summary>Files, commits and branches of a repository.</summary>
internal sealed class GitHubContents(GitHubClient client)
{
    /// <param name="at">Branch, tag or commit.</param>
    /// <returns>Its bytes, and the id of the blob; null where there is no such file.</returns>
    /// <exception cref="GitHubException">It is no file, or one above a megabyte.</exception>
    public async Task<(byte[] Bytes, string Sha)?> FileAsync(string repo, string path, string at, CancellationToken cancellation)
    {
        try
        {
            var file = await client.GetAsync(repo, $"contents/{new GitHubPath.Verbatim(GitHubPath.File(path))}?ref={at}", GitHubJson.Default.FileContent, cancellation);
            return file is { Type: "file", Encoding: "base64", Content: { } content }
                ? (Convert.FromBase64String(content), file.Sha)
                : throw new GitHubException(GitHubFailure.Misunderstood, $"{path} in {repo} is no file of less than a megabyte");
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Missing)
        {
            return null;
        }
    }

    /// <param name="name">Without <c>refs/</c> in front: <c>heads/main</c>.</param>
    /// <returns>Null where there is no such branch or tag.</returns>
    public async Task<GitRef?> RefAsync(string repo, string name, CancellationToken cancellation)
    {
        try
        {
            return await client.GetAsync(repo, $"git/ref/{new GitHubPath.Verbatim(GitHubPath.File(name))}", GitHubJson.Default.GitRef, cancellation);
        }
        catch (GitHubException e) when (e.Failure is GitHubFailure.Missing or GitHubFailure.Clash)
        {
            // 409: the repository has no commit yet.
            return null;
        }
    }

    /// <param name="name">As <see cref="RefAsync"/> takes it.</param>
    public Task<GitRef> CreateRefAsync(string repo, string name, string sha, CancellationToken cancellation) =>
        client.SendAsync(HttpMethod.Post, repo, $"git/refs", new($"refs/{name}", sha), GitHubJson.Default.RefInput, GitHubJson.Default.GitRef, repeatable: false, cancellation);

    public Task<GitRef> MoveRefAsync(string repo, string name, string sha, bool force, CancellationToken cancellation) =>
        client.SendAsync(HttpMethod.Patch, repo, $"git/refs/{new GitHubPath.Verbatim(GitHubPath.File(name))}", new(sha, force), GitHubJson.Default.RefChange, GitHubJson.Default.GitRef, repeatable: true, cancellation);

    /// <returns>False: it was not there.</returns>
    public Task<bool> DeleteRefAsync(string repo, string name, CancellationToken cancellation) =>
        client.DeleteAsync(repo, $"git/refs/{new GitHubPath.Verbatim(GitHubPath.File(name))}", cancellation);

    public Task<GitCommit> CommitAsync(string repo, string sha, CancellationToken cancellation) =>
        client.GetAsync(repo, $"git/commits/{sha}", GitHubJson.Default.GitCommit, cancellation);

    /// <summary>How a commit stands to an earlier one.</summary>
    /// <returns>identical, ahead, behind or diverged; diverged too where one of them is not there any more.</returns>
    public async Task<string> CompareAsync(string repo, string earlier, string later, CancellationToken cancellation) =>
        (await ComparisonAsync(repo, earlier, later, cancellation))?.Status ?? "diverged";

    /// <returns>Null where one of them is not there any more, or they have nothing in common.</returns>
    public async Task<CommitComparison?> ComparisonAsync(string repo, string earlier, string later, CancellationToken cancellation)
    {
        try
        {
            return await client.GetAsync(repo, $"compare/{new GitHubPath.Verbatim($"{GitHubPath.File(earlier)}...{GitHubPath.File(later)}")}?per_page=1", GitHubJson.Default.CommitComparison, cancellation);
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Missing)
        {
            return null;
        }
    }

    /// <summary>What stands in a folder, or at the top of a commit: one level.</summary>
    /// <param name="sha">Of the tree.</param>
    /// <exception cref="GitHubException">It has more than GitHub lists: what is not told of is not taken for missing.</exception>
    public async Task<IReadOnlyList<TreeItem>> TreeAsync(string repo, string sha, CancellationToken cancellation) =>
        await client.GetAsync(repo, $"git/trees/{sha}", GitHubJson.Default.GitTree, cancellation) is { Truncated: false } tree ? tree.Tree ?? []
            : throw new GitHubException(GitHubFailure.Misunderstood, $"a folder of {repo} has more files than GitHub lists");

    public async Task<byte[]> BlobAsync(string repo, string sha, CancellationToken cancellation) =>
        await client.GetAsync(repo, $"git/blobs/{sha}", GitHubJson.Default.BlobContent, cancellation) is { Encoding: "base64", Content: var content }
            ? Convert.FromBase64String(content)
            : throw new GitHubException(GitHubFailure.Misunderstood, "GitHub gave a blob that is not base64");

    /// <summary>Blobs, trees and commits are named by what is in them: making one twice is as making it once.</summary>
    public async Task<string> CreateBlobAsync(string repo, byte[] bytes, CancellationToken cancellation) =>
        (await client.SendAsync(HttpMethod.Post, repo, $"git/blobs", new(Convert.ToBase64String(bytes), "base64"), GitHubJson.Default.BlobInput, GitHubJson.Default.GitBlob, repeatable: true, cancellation)).Sha;

    public async Task<string> CreateTreeAsync(string repo, string baseTree, IReadOnlyList<TreeEntry> entries, CancellationToken cancellation) =>
        (await client.SendAsync(HttpMethod.Post, repo, $"git/trees", new(entries, baseTree), GitHubJson.Default.TreeInput, GitHubJson.Default.GitTree, repeatable: true, cancellation)).Sha;

    public async Task<string> CreateCommitAsync(string repo, string message, string tree, IReadOnlyList<string> parents, CancellationToken cancellation) =>
        (await client.SendAsync(HttpMethod.Post, repo, $"git/commits", new(message, tree, parents), GitHubJson.Default.CommitInput, GitHubJson.Default.GitCommit, repeatable: true, cancellation)).Sha;
}
