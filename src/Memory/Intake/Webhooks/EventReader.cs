using System.Text.Json;
using Memory.Api;
using Memory.GitHub.Wire;
using Memory.Intake.Events;

namespace Memory.Intake.Webhooks;

/// <summary>What happened to a repository, from a webhook's payload: pure.</summary>
internal static class EventReader
{
    private const int PathsMax = 3_000;
    private const int RepositoriesMax = 5_000;

    public static WebhookReading Read(PushPayload p) => p is { Ref: { } name, After: { } after }
        ? Of("push", null, p.Repository, p.Sender, e => e with
        {
            Push = new(name, p.Before ?? "", after, p.Deleted, p.Forced,
                [.. (p.Commits ?? []).OfType<PushedCommit>().SelectMany(c => (c.Added ?? []).Concat(c.Removed ?? []).Concat(c.Modified ?? [])).Distinct().Take(PathsMax)]),
        })
        : throw new JsonException("ref and after");

    public static WebhookReading Read(PullRequestPayload p) => p is { PullRequest: { } pull }
        ? Of("pull_request", p.Action, p.Repository, p.Sender, e => e with
        {
            PullRequest = new(pull.Number, pull.Merged == true, pull.MergedBy?.Login, pull.MergeCommitSha, pull.Head?.Ref, pull.Base?.Ref)
            {
                Ticked = p.Changes?.Body is { } before ? [.. Ticks.Of(pull.Body).Except(Ticks.Of(before.From))] : [],
            },
        })
        : throw new JsonException("pull_request");

    public static WebhookReading Read(RepositoryPayload p)
    {
        if (p.Repository is not { FullName: { } full } repo || full.IndexOf('/') < 0)
            throw new JsonException("repository.full_name");
        var slash = repo.FullName.IndexOf('/');
        var owner = p.Changes?.Owner?.From is { } from ? (from.Organization ?? from.User)?.Login : null;
        var name = p.Changes?.Repository?.Name?.From;
        var former = owner is null && name is null ? null : RepoName.Parse($"{owner ?? repo.FullName[..slash]}/{name ?? repo.FullName[(slash + 1)..]}");
        return Of("repository", p.Action, repo, p.Sender, e => e with { FormerRepo = former });
    }

    public static WebhookReading Read(string name, InstallationPayload p)
    {
        if (p.Installation?.Account is not { } account)
            return WebhookReading.Ignore("an installation without an account");
        if (account.Login is null)
            throw new JsonException("installation.account.login");
        var here = List(p.Repositories);
        var gone = p.Action is "deleted" or "suspend";
        return new([], new(name, p.Action, $"{account.Login.ToLowerInvariant()}/*", null, p.Sender?.Login)
        {
            Added = gone ? [] : [.. List(p.RepositoriesAdded).Concat(here)],
            Removed = [.. List(p.RepositoriesRemoved).Concat(gone ? here : [])],
        }, null);
    }

    private static WebhookReading Of(string name, string? action, Repository? repo, User? sender, Func<HostEvent, HostEvent> more)
    {
        if (repo?.FullName is null)
            throw new JsonException("repository.full_name");
        return RepoName.Parse(repo.FullName) is { } known
            ? new([], more(new(name, action, known, repo.Id, sender?.Login) { Private = repo.Private, DefaultBranch = repo.DefaultBranch }), null, repo.Id)
            : WebhookReading.Ignore($"the repository is not called {RepoName.Shape}");
    }

    private static IEnumerable<HostRepository> List(IReadOnlyList<InstalledRepository>? repositories) =>
        (repositories ?? []).Take(RepositoriesMax).Select(r => r?.FullName is { } full && RepoName.Parse(full) is { } repo ? new HostRepository(r.Id, repo, r.Private) : null).OfType<HostRepository>();
}
