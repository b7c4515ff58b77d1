using Memory.GitHub.Wire;

namespace Memory.GitHub;

/// <summary>A repository, and what people may do there.</summary>
internal sealed class GitHubRepositories(GitHubClient client)
{
    public Task<Repository> GetAsync(string repo, CancellationToken cancellation) =>
        client.GetAsync(repo, $"", GitHubJson.Default.Repository, cancellation);

    /// <returns>admin, write, read or none; for somebody whom GitHub does not know, none.</returns>
    /// <exception cref="GitHubException">We may not ask, or there was no answer.</exception>
    public async Task<string> PermissionAsync(string repo, string login, CancellationToken cancellation)
    {
        try
        {
            return (await client.GetAsync(repo, $"collaborators/{login}/permission", GitHubJson.Default.Permission, cancellation)).Level;
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Missing)
        {
            // Who may not see the repository is told the same: that says nothing of anybody there.
            await GetAsync(repo, cancellation);
            return "none";
        }
    }
}
