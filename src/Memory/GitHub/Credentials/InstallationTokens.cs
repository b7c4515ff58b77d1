using System.Collections.Concurrent;
using Memory.GitHub.Sending;
using Memory.GitHub.Wire;

namespace Memory.GitHub.Credentials;

/// <summary>Tokens of an app's installations: each kept until shortly before it ends. Which repository is whose is remembered.</summary>
internal sealed class InstallationTokens(GitHubSender sender, Func<Credential> app, TimeProvider time) : IDisposable
{
    /// <summary>A token that is about to end is not begun with.</summary>
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    /// <summary>Installations are moved and removed; who has not heard of it learns it then.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromHours(1);
    private const int RepositoriesMax = 50_000;

    private readonly ConcurrentDictionary<string, (long Installation, DateTimeOffset Until)> installations = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<long, InstallationToken> tokens = new();
    private readonly SemaphoreSlim asking = new(1, 1);

    /// <exception cref="GitHubException">The app is not installed there, or GitHub did not say.</exception>
    public async Task<Credential> OfAsync(string repo, CancellationToken cancellation)
    {
        if (TryKnown(repo, out var known))
            return known;
        // One asks; the others find what it was told.
        await asking.WaitAsync(cancellation);
        try
        {
            if (TryKnown(repo, out known))
                return known;
            var now = time.GetUtcNow();
            if (!installations.TryGetValue(repo, out var installation) || installation.Until < now)
            {
                if (installations.Count >= RepositoriesMax)
                    installations.Clear();
                installations[repo] = installation = (await InstallationAsync(repo, cancellation), now + KnownFor);
            }
            if (!tokens.TryGetValue(installation.Installation, out var token) || !IsGood(token))
                tokens[installation.Installation] = token = await TokenAsync(installation.Installation, cancellation);
            return Of(installation.Installation, token);
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>What is remembered of a repository was refused, or is told to be gone: it is asked for anew.</summary>
    /// <param name="repo">Or <c>owner/*</c>: all of an owner.</param>
    public void Forget(string repo)
    {
        foreach (var known in repo.EndsWith("/*", StringComparison.Ordinal) ? installations.Keys.Where(k => k.StartsWith(repo[..^1], StringComparison.OrdinalIgnoreCase)) : [repo])
            if (installations.TryRemove(known, out var installation))
                tokens.TryRemove(installation.Installation, out _);
    }

    private bool TryKnown(string repo, out Credential credential)
    {
        credential = null!;
        if (!installations.TryGetValue(repo, out var installation) || installation.Until < time.GetUtcNow()
            || !tokens.TryGetValue(installation.Installation, out var token) || !IsGood(token))
            return false;
        credential = Of(installation.Installation, token);
        return true;
    }

    private bool IsGood(InstallationToken token) => token.ExpiresAt - RenewBefore > time.GetUtcNow();

    private static Credential Of(long installation, InstallationToken token) => new($"installation:{installation}", token.Token);

    private async Task<long> InstallationAsync(string repo, CancellationToken cancellation)
    {
        try
        {
            var answer = await sender.SendAsync(new(HttpMethod.Get, GitHubPath.Of(repo, $"installation")), app(), cancellation);
            return GitHubClient.Read(answer, GitHubJson.Default.Installation).Id;
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Missing)
        {
            throw new GitHubException(GitHubFailure.NotInstalled, $"the GitHub app is not installed on {repo}", cause: e);
        }
    }

    private async Task<InstallationToken> TokenAsync(long installation, CancellationToken cancellation)
    {
        var answer = await sender.SendAsync(new(HttpMethod.Post, GitHubPath.Of($"app/installations/{installation}/access_tokens"), "{}"u8.ToArray()), app(), cancellation);
        return GitHubClient.Read(answer, GitHubJson.Default.InstallationToken);
    }

    public void Dispose() => asking.Dispose();
}
