using Memory.GitHub.Credentials;
using Memory.GitHub.Sending;
using Memory.GitHub.Wire;

namespace Memory.GitHub;

/// <summary>The app as a whole: what it is, and with whom it is installed.</summary>
internal sealed class GitHubApps(GitHubSender sender, GitHubCredentials credentials)
{
    /// <summary>False: a token, or nothing, is configured.</summary>
    public bool IsApp => credentials.IsApp;

    public async Task<AppAnswer> ItselfAsync(CancellationToken cancellation) =>
        GitHubClient.Read(await sender.SendAsync(new(HttpMethod.Get, GitHubPath.Of($"app")), credentials.App(), cancellation), GitHubJson.Default.AppAnswer);

    /// <summary>The first hundred.</summary>
    public async Task<IReadOnlyList<Installation>> InstallationsAsync(CancellationToken cancellation) =>
        GitHubClient.Read(await sender.SendAsync(new(HttpMethod.Get, GitHubPath.Of($"app/installations?per_page=100")), credentials.App(), cancellation), GitHubJson.Default.IReadOnlyListInstallation);
}
