using Memory.GitHub.Sending;
using Memory.GitHub.Wire;

namespace Memory.GitHub.Credentials;

/// <summary>The app as a whole: what it is, and with whom it is installed.</summary>
internal sealed class GitHubApps(GitHubSender sender, GitHubCredentials credentials)
{
    /// <summary>Of deliveries, a hundred each.</summary>
    private const int DeliveryPagesMax = 50;

    /// <summary>False: a token, or nothing, is configured.</summary>
    public bool IsApp => credentials.IsApp;

    public async Task<AppAnswer> ItselfAsync(CancellationToken cancellation) =>
        GitHubClient.Read(await sender.SendAsync(new(HttpMethod.Get, GitHubPath.Of($"app")), credentials.App(), cancellation), GitHubJson.Default.AppAnswer);

    /// <summary>The first hundred.</summary>
    public async Task<IReadOnlyList<Installation>> InstallationsAsync(CancellationToken cancellation) =>
        GitHubClient.Read(await sender.SendAsync(new(HttpMethod.Get, GitHubPath.Of($"app/installations?per_page=100")), credentials.App(), cancellation), GitHubJson.Default.IReadOnlyListInstallation);

    /// <summary>What was made at GitHub from a manifest, with its key; asked without showing anything of ourselves.</summary>
    /// <param name="code">Holds for an hour, and once.</param>
    public async Task<MadeApp> MadeAsync(string code, CancellationToken cancellation)
    {
        try
        {
            return GitHubClient.Read(await sender.SendAsync(new(HttpMethod.Post, GitHubPath.Of($"app-manifests/{code}/conversions"), Repeatable: false), credential: null, cancellation), GitHubJson.Default.MadeApp);
        }
        catch (GitHubException e) when (e.Message.Contains(code, StringComparison.Ordinal))
        {
            // Whoever has the code gets the app's key: its path is in no message, and in no cause of one.
            throw new GitHubException(e.Failure, "GitHub did not give the app that was made", e.Until);
        }
    }

    /// <summary>The last of an event that its webhook was sent. GitHub lists what it sent within some days, newest first, and of all kinds together.</summary>
    /// <returns>Null: none of it is listed, among as many as are looked through.</returns>
    public async Task<HookDelivery?> LastDeliveryAsync(string name, CancellationToken cancellation)
    {
        var next = GitHubPath.Of($"app/hook/deliveries?per_page=100");
        for (var page = 0; next is not null && page < DeliveryPagesMax; page++)
        {
            var answer = await sender.SendAsync(new(HttpMethod.Get, next), credentials.App(), cancellation);
            if (GitHubClient.Read(answer, GitHubJson.Default.IReadOnlyListHookDelivery).FirstOrDefault(d => d.Event == name) is { } last)
                return last;
            next = answer.Next;
        }
        return null;
    }

    public Task RedeliverAsync(long delivery, CancellationToken cancellation) =>
        sender.SendAsync(new(HttpMethod.Post, GitHubPath.Of($"app/hook/deliveries/{delivery}/attempts")), credentials.App(), cancellation);
}
