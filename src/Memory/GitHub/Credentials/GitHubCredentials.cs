using System.Security.Cryptography;
using Memory.GitHub.Sending;
using Microsoft.Extensions.Options;

namespace Memory.GitHub.Credentials;

/// <summary>Who we are to GitHub: an app with its installations, else the holder of a token, else nobody.</summary>
internal sealed class GitHubCredentials : IDisposable
{
    private readonly string? token;
    private readonly string? appId;
    private readonly Lazy<RSA>? key;
    private readonly TimeProvider time;
    private readonly InstallationTokens installations;
    private readonly Lock signing = new();
    private (Credential Credential, DateTimeOffset Until)? signed;

    public GitHubCredentials(IOptions<GitHubOptions> options, IOptions<GitHubAppOptions> app, GitHubSender sender, TimeProvider time)
    {
        (token, this.time) = (options.Value.Token, time);
        installations = new(sender, App, time);
        if (!IsGiven(app.Value.Id))
            return;
        appId = app.Value.Id!.Trim();
        key = new(() => ReadKey(app.Value.PrivateKeyPath!));
    }

    public bool IsApp => appId is not null;

    public bool AreThere => IsApp || IsGiven(token);

    /// <exception cref="GitHubException">Nobody is configured, or the app is not installed on that repository.</exception>
    public async ValueTask<Credential> OfAsync(string repo, CancellationToken cancellation) =>
        IsApp ? await installations.OfAsync(repo, cancellation)
        : IsGiven(token) ? new Credential("token", token!.Trim())
        : throw new GitHubException(GitHubFailure.NotConfigured, "neither Memory:GitHub:Token nor Memory:GitHub:App is set");

    /// <summary>What was shown for a repository was refused.</summary>
    /// <returns>Whether there may be something better to show.</returns>
    public bool Forget(string repo)
    {
        installations.Forget(repo);
        return IsApp;
    }

    /// <summary>The app itself, for what concerns all its installations.</summary>
    /// <exception cref="GitHubException">No app is configured, or its key cannot be read.</exception>
    public Credential App()
    {
        if (appId is null)
            throw new GitHubException(GitHubFailure.NotConfigured, "Memory:GitHub:App:Id is not set");
        lock (signing)
        {
            var now = time.GetUtcNow();
            if (signed is not { } known || known.Until < now)
                signed = known = (new("app", AppJwt.Sign(appId, key!.Value, now)), now + (AppJwt.GoodFor / 2));
            return known.Credential;
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
            throw new GitHubException(GitHubFailure.NotConfigured, "Memory:GitHub:App:PrivateKeyPath names no readable RSA private key in PEM", cause: e);
        }
    }

    private static bool IsGiven(string? setting) => !string.IsNullOrWhiteSpace(setting);

    public void Dispose()
    {
        if (key is { IsValueCreated: true })
            key.Value.Dispose();
    }
}
