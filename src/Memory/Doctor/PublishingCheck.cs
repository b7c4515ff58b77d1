using Memory.Client;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.Publishing;
using Memory.Publishing.Publications;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Doctor;

/// <summary>Whether lessons get into the repositories that want them.</summary>
internal sealed class PublishingCheck(Database database, GitHubClient github, IOptionsMonitor<PublishingOptions> publishing, GitHubIdentity identity)
{
    private const string Name = "publishing";
    private const int NamedMax = 3;

    public async Task<DoctorCheck> LookAsync(CancellationToken cancellation)
    {
        var (problems, open) = await database.ReadAsync(async s => (await PublicationStore.ProblemsAsync(s, NamedMax), await PublicationStore.CountAsync(s)), cancellation);
        var follows = publishing.CurrentValue.Mode == PublishingOptions.ModePullRequest;
        if (problems.Count > 0)
            return Finding.Warning(Name, string.Join("; ", problems.Select(p => $"{p.Repo}: {p.Problem}")), "Mend what is named there; it is tried again each hour, and at once with memory publish.");
        if (follows && !github.IsConfigured)
            return Finding.Failed(Name, "Memory:Publishing:Mode is pull-request, and GitHub cannot be asked", "Run memory github connect, or set Memory:GitHub:App:Id and Memory:GitHub:App:PrivateKeyPath, or Memory:GitHub:Token.");
        if (follows && identity.Current.WebhookSecret is null)
            return Finding.Warning(Name, "pull requests are kept up to date, and nobody tells what people do with them: ticks, merges and edits do not flow back",
                "Set Memory:GitHub:WebhookSecret and send pull_request and push events to https://…/webhooks/github.");
        return Finding.Ok(Name, follows || open > 0 ? FormattableString.Invariant($"{(follows ? "by pull request" : "off, and asked for")}; {open} open") : "off; files are rendered when they are asked for");
    }
}
