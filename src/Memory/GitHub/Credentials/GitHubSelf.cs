using Memory.GitHub.Sending;

namespace Memory.GitHub.Credentials;

/// <summary>What GitHub calls us: under that login stands what we say.</summary>
internal sealed class GitHubSelf(GitHubApps apps, GitHubIdentity identity, GitHubSender sender, GitHubCredentials credentials)
{
    private volatile Named? named;

    private sealed record Named(GivenIdentity Identity, string Login);

    /// <summary>Null until it was asked for.</summary>
    private string? Known => named is { } known && ReferenceEquals(known.Identity, identity.Current) ? known.Login : null;

    /// <summary>As far as it is known; nothing is asked.</summary>
    public OurName Name => new(Known, identity.Current.IsApp);

    /// <summary>It is asked for, where it is not known.</summary>
    /// <exception cref="GitHubException">It was not answered, or nobody is configured.</exception>
    public async Task<OurName> NameAsync(CancellationToken cancellation) => new(await LoginAsync(cancellation), identity.Current.IsApp);

    /// <exception cref="GitHubException">It was not answered, or nobody is configured.</exception>
    public async Task<string> LoginAsync(CancellationToken cancellation)
    {
        if (Known is { } known)
            return known;
        var who = identity.Current;
        // A token is the same for every repository.
        var login = who.IsApp ? $"{(await apps.ItselfAsync(cancellation)).Slug}[bot]" : await LoginAsync(await credentials.OfAsync("", cancellation), cancellation);
        named = new(who, login);
        return login;
    }

    /// <summary>Of whoever shows a token.</summary>
    public async Task<string> LoginAsync(Credential credential, CancellationToken cancellation) =>
        GitHubClient.Read(await sender.SendAsync(new(HttpMethod.Get, GitHubPath.Of($"user")), credential, cancellation), Wire.GitHubJson.Default.User).Login;
}
