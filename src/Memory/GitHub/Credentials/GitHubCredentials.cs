using System.Security.Cryptography;
using Memory.GitHub.Sending;

namespace Memory.GitHub.Credentials;

/// <summary>What we show of ourselves: as an app with its installations, else as the holder of a token.</summary>
internal sealed class GitHubCredentials(GitHubIdentity identity, GitHubSender sender, TimeProvider time) : IDisposable
{
    private readonly Lock changing = new();
    private Holder? held;

    /// <summary>What was made for one identity: with another all of it is.</summary>
    private sealed class Holder(GivenIdentity identity, GitHubSender sender, Func<Credential> app, TimeProvider time) : IDisposable
    {
        private readonly Lazy<RSA> key = new(() => ReadKey(identity.PrivateKeyPath ?? ""));

        public GivenIdentity Identity => identity;
        public RSA Key => key.Value;
        public (Credential Credential, DateTimeOffset Until)? Signed { get; set; }
        public InstallationTokens Installations { get; } = new(sender, app, time);

        public void Dispose()
        {
            Installations.Dispose();
            if (key.IsValueCreated)
                key.Value.Dispose();
        }
    }

    public bool IsApp => identity.Current.IsApp;

    public bool AreThere => identity.Current.Speaks;

    /// <exception cref="GitHubException">Nobody is configured, or the app is not installed on that repository.</exception>
    public async ValueTask<Credential> OfAsync(string repo, CancellationToken cancellation) =>
        Now() is var holder && holder.Identity.IsApp ? await holder.Installations.OfAsync(repo, cancellation)
        : holder.Identity.Token is { } token ? Credential.OfToken(token)
        : throw new GitHubException(GitHubFailure.NotConfigured, "neither Memory:GitHub:Token nor Memory:GitHub:App is set, and memory github connect was not run");

    /// <summary>What was shown for a repository was refused.</summary>
    /// <returns>Whether there may be something better to show.</returns>
    public bool Forget(string repo)
    {
        Now().Installations.Forget(repo);
        return IsApp;
    }

    /// <summary>The app itself, for what concerns all its installations.</summary>
    /// <exception cref="GitHubException">No app is configured, or its key cannot be read.</exception>
    public Credential App()
    {
        var holder = Now();
        if (holder.Identity.AppId is not { } id)
            throw new GitHubException(GitHubFailure.NotConfigured, "there is no GitHub app: memory github connect makes one");
        lock (changing)
        {
            var now = time.GetUtcNow();
            if (holder.Signed is not { } known || known.Until < now)
                holder.Signed = known = (new($"app:{id}", AppJwt.Sign(id, holder.Key, now)), now + (AppJwt.GoodFor / 2));
            return known.Credential;
        }
    }

    private Holder Now()
    {
        lock (changing)
        {
            // A former one is left to whoever is still asking in its name.
            return held is { } known && ReferenceEquals(known.Identity, identity.Current) ? known : held = new(identity.Current, sender, App, time);
        }
    }

    /// <returns>Why a file is no private key, for an operator; null when it is one.</returns>
    public static string? KeyFault(string? path)
    {
        try
        {
            using var read = ReadKey(path ?? "");
            return null;
        }
        catch (GitHubException e)
        {
            return e.Message;
        }
    }

    private static RSA ReadKey(string path)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(File.ReadAllText(path));
            return rsa;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new GitHubException(GitHubFailure.NotConfigured, "the private key of the GitHub app cannot be read: its file is gone, is nobody's to read here, or holds no RSA key in PEM", cause: e);
        }
    }

    public void Dispose() => held?.Dispose();
}
