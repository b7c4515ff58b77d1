using Memory.Client;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.Intake.Events;
using Memory.Intake.Webhooks;
using Memory.Publishing;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Doctor;

/// <summary>Whether GitHub can be asked, may be asked what we need, and tells us what happens.</summary>
internal sealed class GitHubChecks(GitHubClient client, GitHubApps apps, GitHubRepositories repositories, Database database, IEnumerable<HostEventKind> kinds, GitHubIdentity identity, IOptions<GitHubOptions> options, IOptionsMonitor<PublishingOptions> publishing, TimeProvider time)
{
    private const int RepositoriesMax = 5;
    /// <summary>Owners are looked for under a name that is surely known.</summary>
    private static string OwnerOf(string repo) => repo[..repo.IndexOf('/')];

    public async Task<IReadOnlyList<DoctorCheck>> LookAsync(CancellationToken cancellation)
    {
        if (!client.IsConfigured && identity.Current.WebhookSecret is null)
            return [Finding.Ok("github", "not connected; comments come in over POST /v1/comments")];
        return [await CredentialsAsync(cancellation), await HearingAsync(cancellation)];
    }

    private async Task<DoctorCheck> CredentialsAsync(CancellationToken cancellation)
    {
        if (!client.IsConfigured)
            return Finding.Warning("github", "webhooks are taken, and GitHub cannot be asked: associations alone decide who teaches, and nobody is answered",
                "Run memory github connect, or set Memory:GitHub:App:Id and Memory:GitHub:App:PrivateKeyPath, or Memory:GitHub:Token.");
        try
        {
            return apps.IsApp ? await AppAsync(cancellation) : await TokenAsync(cancellation);
        }
        catch (GitHubException e)
        {
            return Finding.Failed("github", e.Message, e.Failure switch
            {
                GitHubFailure.Unknown when apps.IsApp => "Memory:GitHub:App:Id and the key in Memory:GitHub:App:PrivateKeyPath do not belong together, or the key was deleted: make a new one in the app's settings. A clock that is minutes off gives the same.",
                GitHubFailure.Unknown => "The token in Memory:GitHub:Token is wrong or has ended: make a new one.",
                GitHubFailure.Missing => "Install the app there, or give the token access to that repository.",
                GitHubFailure.Forbidden => "Give it Metadata: Read-only; Pull requests and Issues: Read and write. An organization may have to approve a token.",
                GitHubFailure.Limited => "Wait until then; if it comes again, use an app of your own instead of a token that others use too.",
                GitHubFailure.Away => $"Can this machine reach {options.Value.ApiUrl}? If so, look at GitHub's status page.",
                _ => "Does Memory:GitHub:ApiUrl name GitHub's REST interface? That of an Enterprise server ends in /api/v3.",
            });
        }
    }

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
        var active = installations.Where(i => i.SuspendedAt is null).Select(i => i.Account?.Login).OfType<string>().ToList();
        return active.Count > 0
            ? needs with { Detail = $"{needs.Detail}, installed with {string.Join(", ", active.Take(RepositoriesMax))}{(active.Count > RepositoriesMax ? " and others" : "")}" }
            : Finding.Warning("github", $"{needs.Detail}, installed nowhere", "Install it where your repositories are: the app's page → Install.");
    }

    private async Task<DoctorCheck> TokenAsync(CancellationToken cancellation)
    {
        var known = await database.ReadAsync(s => s.QueryAsync<(string Repo, long IsHosts)>("""
            select repo, case when exists (select 1 from host_repositories h where h.repo = r.repo) or exists (select 1 from harvested_repositories v where v.repo = r.repo) then 1 else 0 end
            from repositories r order by first_seen_at desc, repo limit @RepositoriesMax
            """, new { RepositoriesMax }), cancellation);
        var reached = new List<string>();
        foreach (var (repo, isHosts) in known)
            try
            {
                var check = GitHubNeeds.Of(await repositories.GetAsync(repo, cancellation));
                if (check.State != "ok")
                    return check;
                await repositories.PermissionAsync(repo, OwnerOf(repo), cancellation);
                reached.Add(repo);
            }
            catch (GitHubException e) when (e.Failure == GitHubFailure.Missing && isHosts == 0)
            {
                // Its comments were imported: it need not be on GitHub.
            }
        return Finding.Ok("github", reached.Count == 0 ? "a token is set; what it may do shows when the first repository is known"
            : $"the token reaches {string.Join(", ", reached)}, and may ask who writes there");
    }

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
