using Memory.GitHub.Wire;

namespace Memory.GitHub;

/// <summary>Pull requests: found, opened, changed.</summary>
internal sealed class GitHubPullRequests(GitHubClient client)
{
    private const int FilePagesMax = 30;
    private const int PullRequestPagesMax = 10;

    public Task<PullRequest> GetAsync(string repo, int number, CancellationToken cancellation) =>
        client.GetAsync(repo, $"pulls/{number}", GitHubJson.Default.PullRequest, cancellation);

    /// <summary>Those from a branch of the same repository, newest first.</summary>
    /// <param name="state">open, closed or all.</param>
    public async Task<IReadOnlyList<PullRequest>> FromBranchAsync(string repo, string branch, string state, CancellationToken cancellation)
    {
        var head = $"{repo[..repo.IndexOf('/')]}:{branch}";
        return (await client.PageAsync(repo, GitHubPath.Of(repo, $"pulls?state={state}&head={head}&sort=created&direction=desc&per_page=100"), GitHubJson.Default.IReadOnlyListPullRequest, cancellation)).Items;
    }

    /// <summary>A page of all, in the order in which they were opened: none is ever deleted, so none slips from one page to another.</summary>
    /// <param name="next">Null: the first page.</param>
    public Task<GitHubPage<PullRequest>> PageAsync(string repo, Uri? next, CancellationToken cancellation) =>
        client.PageAsync(repo, next ?? GitHubPath.Of(repo, $"pulls?state=all&sort=created&direction=asc&per_page=100"), GitHubJson.Default.IReadOnlyListPullRequest, cancellation);

    public Task<PullRequest> OpenAsync(string repo, PullRequestInput input, CancellationToken cancellation) =>
        client.SendAsync(HttpMethod.Post, repo, $"pulls", input, GitHubJson.Default.PullRequestInput, GitHubJson.Default.PullRequest, repeatable: false, cancellation);

    public Task<PullRequest> ChangeAsync(string repo, int number, PullRequestChange change, CancellationToken cancellation) =>
        client.SendAsync(HttpMethod.Patch, repo, $"pulls/{number}", change, GitHubJson.Default.PullRequestChange, GitHubJson.Default.PullRequest, repeatable: true, cancellation);

    public Task<IReadOnlyList<PullRequestFile>> FilesAsync(string repo, int number, CancellationToken cancellation) =>
        client.AllAsync(repo, $"pulls/{number}/files?per_page=100", FilePagesMax, GitHubJson.Default.IReadOnlyListPullRequestFile, cancellation);

    /// <summary>Those that brought a commit in.</summary>
    public Task<IReadOnlyList<PullRequest>> OfCommitAsync(string repo, string sha, CancellationToken cancellation) =>
        client.AllAsync(repo, $"commits/{sha}/pulls?per_page=100", PullRequestPagesMax, GitHubJson.Default.IReadOnlyListPullRequest, cancellation);
}
