using System.Globalization;
using System.Security.Cryptography;
using Memory.Client;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.GitHub.Wire;
using Memory.Intake.Events;
using Memory.Intake.Webhooks;
using Memory.Publishing;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Connecting;

/// <summary>Makes the service somebody to GitHub: the app that was made for it, or the holder of a token.</summary>
internal sealed class Connector(ConnectionFile file, GitHubIdentity identity, GitHubApps apps, GitHubSelf self, Database database, IEnumerable<HostEventKind> kinds,
    IOptions<GitHubOptions> github, IOptionsMonitor<PublishingOptions> publishing, TimeProvider time)
{
    /// <summary>The word of the audit for it.</summary>
    public const string Connected = "github.connected";
    private const int SecretBytes = 32;

    public bool Publishes => publishing.CurrentValue.Mode == PublishingOptions.ModePullRequest;

    public Uri Web => Manifest.Web(github.Value.ApiUrl);

    public IReadOnlyList<string> Events(bool publishes) => Needs.Events(kinds.Select(k => k.Name), publishes);

    /// <exception cref="GitHubException">GitHub does not know the code, or was not there.</exception>
    /// <exception cref="IOException">What it gave cannot be kept.</exception>
    public async Task<GitHubConnection> BecomeAppAsync(string code, Func<WriteSession, Task> audit, CancellationToken cancellation)
    {
        var made = await apps.MadeAsync(code, cancellation);
        if (made.Pem is null)
            throw new GitHubException(GitHubFailure.Misunderstood, "GitHub gave an app without a key");
        await BecomeAsync(new(null, made.Id.ToString(CultureInfo.InvariantCulture), null, made.HtmlUrl, made.WebhookSecret, Now), made.Pem, audit);
        return await LookAsync(cancellation);
    }

    /// <exception cref="GitHubException">GitHub does not know the token, or was not there.</exception>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public async Task<GitHubConnection> BecomeHolderAsync(string token, Func<WriteSession, Task> audit, CancellationToken cancellation)
    {
        await self.HolderAsync(Credential.OfToken(token), cancellation);
        var secret = file.Read()?.WebhookSecret ?? RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true);
        await BecomeAsync(new(token, null, null, null, secret, Now), pem: null, audit);
        return await LookAsync(cancellation);
    }

    /// <summary>How it stands; GitHub is asked.</summary>
    public async Task<GitHubConnection> LookAsync(CancellationToken cancellation)
    {
        var (who, stored) = (identity.Current, identity.IsNamed ? null : file.Read());
        var connection = new GitHubConnection
        {
            Kind = who.IsApp ? "app" : who.Speaks ? "token" : "none",
            From = !who.Speaks ? null : identity.IsNamed ? "settings" : "connect",
            Url = stored?.Url,
            InstallUrl = Manifest.Install(stored?.Url),
            Webhooks = who.WebhookSecret is not null,
            Heard = await WebhookPing.LastAsync(database, cancellation) is { } heard && heard >= (stored?.At ?? 0),
            SecretFile = who.WebhookSecret is not null && string.IsNullOrWhiteSpace(github.Value.WebhookSecret) ? file.FullPath : null,
            Needs = [.. Needs.Permissions(Publishes).Select(n => new GitHubPermission(n.Title, n.Level, n.For))],
            Events = Events(Publishes),
        };
        try
        {
            return who.IsApp ? await OfAppAsync(connection, cancellation) : who.Speaks ? connection with { Login = await self.LoginAsync(cancellation) } : connection;
        }
        catch (GitHubException e)
        {
            return connection with { Problem = e.Message };
        }
    }

    /// <summary>The ping that GitHub sent when the app was made came before anybody here had its secret: it is sent again.</summary>
    /// <exception cref="GitHubException">GitHub was not there, or we are no app.</exception>
    public async Task<GitHubPing> PingAsync(CancellationToken cancellation)
    {
        if ((await LookAsync(cancellation)).Heard)
            return new(true, "a ping came, signed with the secret that is known here");
        if (await apps.LastDeliveryAsync("ping", cancellation) is not { } last)
            return new(false, "GitHub lists no ping any more: the app has no webhook, or was made long ago. What else it was sent stands under Advanced in the app's settings");
        await apps.RedeliverAsync(last.Id, cancellation);
        return new(false, string.Create(CultureInfo.InvariantCulture, $"GitHub's last try came to {last.StatusCode} ({last.Status}); it was asked to try again"));
    }

    private async Task<GitHubConnection> OfAppAsync(GitHubConnection connection, CancellationToken cancellation)
    {
        var url = connection.Url ?? (await apps.ItselfAsync(cancellation)).HtmlUrl;
        var installations = await apps.InstallationsAsync(cancellation);
        return connection with
        {
            Login = await self.LoginAsync(cancellation),
            Url = url,
            InstallUrl = Manifest.Install(url),
            Owners = [.. installations.Where(i => i.SuspendedAt is null).Select(i => i.Account?.Login).OfType<string>()],
        };
    }

    private async Task BecomeAsync(StoredConnection connection, string? pem, Func<WriteSession, Task> audit)
    {
        identity.Become(file.Write(connection, pem));
        await database.WriteAsync(async s =>
        {
            await audit(s);
            return true;
        });
    }

    private long Now => time.GetUtcNow().ToStore();
}
