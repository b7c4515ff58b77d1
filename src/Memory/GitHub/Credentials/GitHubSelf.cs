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
        var login = who.IsApp ? $"{(await apps.ItselfAsync(cancellation)).Slug}[bot]" : (await HolderAsync(await credentials.OfAsync("", cancellation), cancellation)).Login;
        named = new(who, login);
        return login;
    }

    /// <summary>Whoever shows a token, and what GitHub says of the token itself.</summary>
    /// <exception cref="GitHubException">It was not answered, or the token is not known there.</exception>
    public async Task<TokenHolder> HolderAsync(Credential credential, CancellationToken cancellation)
    {
        var answer = await sender.SendAsync(new(HttpMethod.Get, GitHubPath.Of($"user")), credential, cancellation);
        return new(GitHubClient.Read(answer, Wire.GitHubJson.Default.User).Login, answer.Header("x-oauth-scopes"), answer.Header("github-authentication-token-expiration"));
    }
}
