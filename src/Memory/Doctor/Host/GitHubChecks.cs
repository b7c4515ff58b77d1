using Memory.Client;
using Memory.Connecting;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.Intake.Events;
using Memory.Intake.Webhooks;
using Memory.Publishing;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Doctor.Host;

/// <summary>Whether GitHub can be asked, may be asked what we need, and tells us what happens.</summary>
internal sealed class GitHubChecks(GitHubClient client, GitHubApps apps, TokenChecks token, Database database, IEnumerable<HostEventKind> kinds, GitHubIdentity identity, IOptions<GitHubOptions> options, IOptionsMonitor<PublishingOptions> publishing, TimeProvider time)
{
    private const int OwnersMax = 5;

    public async Task<IReadOnlyList<DoctorCheck>> LookAsync(CancellationToken cancellation)
    {
        if (!client.IsConfigured && identity.Current.WebhookSecret is null)
            return [await WasConnectedAsync(cancellation)
                ? Finding.Warning("github", "this node is not connected, though the store was once, from here or from another node",
                    "Copy github.json and the .pem beside it from the data folder that has them into this one, and restart; or memory github connect makes another app.")
                : Finding.Ok("github", "not connected; comments come in over POST /v1/comments, and memory github connect changes that")];
        return [await CredentialsAsync(cancellation), await HearingAsync(cancellation)];
    }

    /// <summary>Who we are to GitHub lies in each node's folder, and that somebody connected in the store.</summary>
    private Task<bool> WasConnectedAsync(CancellationToken cancellation) =>
        database.ReadAsync(async s => await s.FirstAsync<long?>($"select 1 from audit where what = '{Connector.Connected}' limit 1") is not null, cancellation);

    private async Task<DoctorCheck> CredentialsAsync(CancellationToken cancellation)
    {
        if (!client.IsConfigured)
            return Finding.Warning("github", "webhooks are taken, and GitHub cannot be asked: associations alone decide who teaches, and nobody is answered",
                "Run memory github connect, or set Memory:GitHub:App:Id and Memory:GitHub:App:PrivateKeyPath, or Memory:GitHub:Token.");
        try
        {
            return apps.IsApp ? await AppAsync(cancellation) : await token.LookAsync(publishing.CurrentValue.Mode == PublishingOptions.ModePullRequest, cancellation);
        }
        catch (GitHubException e)
        {
            return Finding.Failed("github", e.Message, e.Failure switch
            {
                GitHubFailure.Unknown or GitHubFailure.NotConfigured => Mending,
                GitHubFailure.Missing or GitHubFailure.NotInstalled => "Install the app there, or give the token access to that repository.",
                GitHubFailure.Forbidden => "Give it Metadata: Read-only; Pull requests and Issues: Read and write. An organization may have to approve a token.",
                GitHubFailure.Limited => "Wait until then; if it comes again, use an app of your own instead of a token that others use too.",
                GitHubFailure.Away => $"Can this machine reach {options.Value.ApiUrl}? If so, look at GitHub's status page.",
                _ => "Does Memory:GitHub:ApiUrl name GitHub's REST interface? That of an Enterprise server ends in /api/v3.",
            });
        }
    }

    /// <summary>Where what GitHub does not know, or what cannot be read here, is put in order: where it came from.</summary>
    private string Mending => (apps.IsApp, identity.IsNamed) switch
    {
        (true, true) => "Memory:GitHub:App:Id and the key in Memory:GitHub:App:PrivateKeyPath do not belong together, or the key was deleted: make a new one in the app's settings. A clock that is minutes off gives the same.",
        (true, false) => "The app that memory github connect made was deleted at GitHub, or its key was, or the .pem beside github.json in the data folder is not its own: memory github connect --replace makes another. A clock that is minutes off gives the same.",
        (false, true) => "The token in Memory:GitHub:Token is wrong or has ended: make a new one.",
        (false, false) => "The token that memory github connect --token took was deleted, or has ended: make a new one, and memory github connect --token --replace.",
    };

    private async Task<DoctorCheck> AppAsync(CancellationToken cancellation)
    {
        var app = await apps.ItselfAsync(cancellation);
        var publishes = publishing.CurrentValue.Mode == PublishingOptions.ModePullRequest;
        var needs = GitHubNeeds.Of(app, identity.Current.WebhookSecret is not null, publishes, kinds.Select(k => k.Name));
        if (needs.State != "ok")
            return needs;
        var installations = await apps.InstallationsAsync(cancellation);
        if (installations.Where(i => i.SuspendedAt is null).Select(i => GitHubNeeds.Of(app, i, publishes)).FirstOrDefault(n => n is not null) is { } refused)
            return refused;
        var suspended = installations.Where(i => i.SuspendedAt is not null).Select(i => i.Account?.Login).OfType<string>().ToList();
        if (suspended.Count > 0)
            return Finding.Warning("github", $"{needs.Detail}, suspended by {Named(suspended)}: nothing is heard or said there", $"What waits, for a week at most, is taken up when {suspended[0]} lets it in again: its settings → GitHub Apps → {app.Name} → Unsuspend.");
        var active = installations.Where(i => i.SuspendedAt is null).Select(i => i.Account?.Login).OfType<string>().ToList();
        return active.Count > 0
            ? needs with { Detail = $"{needs.Detail}, installed with {Named(active)}" }
            : Finding.Warning("github", $"{needs.Detail}, installed nowhere", "Install it where your repositories are: the app's page → Install.");
    }

    private static string Named(List<string> owners) => $"{string.Join(", ", owners.Take(OwnersMax))}{(owners.Count > OwnersMax ? " and others" : "")}";

    /// <summary>Does anything come?</summary>
    private async Task<DoctorCheck> HearingAsync(CancellationToken cancellation)
    {
        const string name = "webhooks";
        if (identity.Current.WebhookSecret is null)
            return options.Value.PollMinutes > 0
                ? Finding.Ok(name, $"none; repositories that were harvested are looked at every {options.Value.PollMinutes} min")
                : Finding.Warning(name, "none are taken, and nothing is polled", "Run memory github connect, or set Memory:GitHub:WebhookSecret and the webhook's address to https://…/webhooks/github, or set Memory:GitHub:PollMinutes.");
        var last = await database.ReadAsync(s => s.ScalarAsync<long?>($"""
            select max(at) from (select max(received_at) as at from deliveries where event <> 'comment' union all select value from counters where name = '{WebhookPing.Counter}') as heard
            """), cancellation);
        return last is { } at
            ? Finding.Ok(name, FormattableString.Invariant($"the last came {Math.Max(0, (time.GetUtcNow() - at.FromStore()).TotalMinutes):0} min ago"))
            : Finding.Warning(name, "a secret is set, and none has come yet", "Does the webhook point to https://…/webhooks/github, with this secret and content type JSON? GitHub lists its tries under Recent Deliveries.");
    }
}
