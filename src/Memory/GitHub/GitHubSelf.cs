using Memory.GitHub.Credentials;
using Memory.GitHub.Sending;

namespace Memory.GitHub;

/// <summary>What GitHub calls us: under that login stands what we say.</summary>
internal sealed class GitHubSelf(GitHubApps apps, GitHubSender sender, GitHubCredentials credentials)
{
    private volatile string? login;

    /// <summary>Null until it was asked for.</summary>
    public string? Known => login;

    /// <exception cref="GitHubException">It was not answered, or nobody is configured.</exception>
    public async Task<string> LoginAsync(CancellationToken cancellation)
    {
        if (login is { } known)
            return known;
        if (apps.IsApp)
            return login = $"{(await apps.ItselfAsync(cancellation)).Slug}[bot]";
        // A token is the same for every repository.
        var credential = await credentials.OfAsync("", cancellation);
        return login = GitHubClient.Read(await sender.SendAsync(new(HttpMethod.Get, GitHubPath.Of($"user")), credential, cancellation), Wire.GitHubJson.Default.User).Login;
    }
}
