using Memory.Client;
using Memory.Comments;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.Intake.Answers;
using Memory.Intake.FromGitHub;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Intake.Harvesting;

/// <summary>
/// Where no webhook can reach us, looks now and then what was said in the repositories that were harvested once. One node does it; an
/// unchanged list costs nothing of GitHub's limit.
/// </summary>
internal sealed class Poller(Database database, GitHubClient github, GitHubComments comments, Inbox inbox, HarvestedRepositories repositories, AnswerWishes wishes, GitHubSelf self,
    IOptions<GitHubOptions> options, TimeProvider time, ILogger<Poller> log) : BackgroundService
{
    /// <summary>More than that waits for the next look.</summary>
    private const int PagesMax = 50;
    /// <summary>Whoever said something longer ago expects no answer any more.</summary>
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromDays(1);
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);

    /// <summary>Lists of which all that was asked for is stored: only there does "unchanged" mean that there is nothing to do.</summary>
    private readonly HashSet<(string Repo, string List)> stored = [];
    private DateTimeOffset next = DateTimeOffset.MinValue;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.PollMinutes == 0 ? Task.CompletedTask : Retrying.UntilStoppedAsync(
            PollAsync, (e, pause) => log.LogError(e, "Looking at GitHub failed; trying again in {Seconds} s", pause.TotalSeconds), LookAtLeast, stoppingToken);

    private async Task PollAsync(CancellationToken stopping)
    {
        await using var hold = await database.HoldAsync("poll", stopping);
        while (!stopping.IsCancellationRequested)
        {
            // A look each second also tells the store that we live.
            await hold.WriteBesideAsync(s => s.ScalarAsync<long>("select value from counters where name = 'revision'"), stopping);
            if (github.IsConfigured && time.GetUtcNow() >= next)
                next = await hold.KeepAsync(LookAsync(stopping));
            await Task.WhenAny(Task.Delay(LookAtLeast, stopping));
        }
    }

    /// <returns>When to look again.</returns>
    private async Task<DateTimeOffset> LookAsync(CancellationToken stopping)
    {
        var again = time.GetUtcNow() + TimeSpan.FromMinutes(options.Value.PollMinutes);
        foreach (var (repo, lines, conversations) in await repositories.AllAsync(stopping))
            try
            {
                await ReadAsync(repo, HarvestedRepositories.Lines, lines.FromStore(), comments.OfPullRequestsAsync, c => GitHubComment.Of(c, repo), c => new(c.Id, c.UpdatedAt), stopping);
                await ReadAsync(repo, HarvestedRepositories.Conversations, conversations.FromStore(), comments.OfConversationsAsync, c => GitHubComment.Of(c, repo), c => new(c.Id, c.UpdatedAt), stopping);
            }
            catch (GitHubException e)
            {
                log.LogWarning("{Repo} could not be looked at: {Reason}", repo, e.Message);
                if (e.Until is { } until)
                    return until > again ? until : again;
            }
        return again;
    }

    /// <summary>Each page is stored, and how far it reached, before the next is asked for.</summary>
    private async Task ReadAsync<T>(string repo, string column, DateTimeOffset since, Func<string, DateTimeOffset?, Uri?, CancellationToken, Task<GitHubPage<T>>> ask,
        Func<T, Comment> read, Func<T, Edit> edited, CancellationToken stopping)
    {
        var (at, isStored) = (new ListCursor(since), stored.Remove((repo, column)));
        for (var pages = 0; pages < PagesMax && !at.IsDone; pages++)
        {
            var page = await ask(repo, at.Since, at.Address, stopping);
            at = at.After(page, edited).Cursor;
            if (page.Unchanged && isStored)
                continue;
            await StoreAsync([.. page.Items.Select(read)], since, stopping);
            await repositories.ReachedAsync(repo, column, at.From!.Value);
        }
        if (at.IsDone)
            stored.Add((repo, column));
    }

    private async Task StoreAsync(IReadOnlyList<Comment> told, DateTimeOffset since, CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var us = told.Any(HostWord.MayBeOurs) ? await self.NameAsync(stopping) : self.Name;
        foreach (var comment in told.Select(c => HostWord.Of(c, now, us).Comment).OfType<ReviewComment>())
            await inbox.StoreAsync([comment], IntakeMode.Tagged, wishes.Has(comment) && comment.CreatedAt >= since && comment.CreatedAt >= now - AnsweredWithin);
    }
}
