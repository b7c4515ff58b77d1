using Memory.Client;
using Memory.Comments;
using Memory.GitHub;
using Memory.Intake.Answers;
using Memory.Intake.FromGitHub;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Intake.Harvesting;

/// <summary>
/// Where no webhook can reach us, looks now and then what was said in the repositories that were harvested once. One node does it; an
/// unchanged list costs nothing of GitHub's limit.
/// </summary>
internal sealed class Poller(Database database, GitHubClient github, GitHubComments comments, Inbox inbox, HarvestedRepositories repositories, AnswerWishes wishes,
    IOptions<GitHubOptions> options, TimeProvider time, ILogger<Poller> log) : BackgroundService
{
    /// <summary>More than that waits for the next look.</summary>
    private const int PagesMax = 50;
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.PollMinutes == 0 || !github.IsConfigured)
            return;
        var next = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var hold = await database.HoldAsync("poll", stoppingToken);
                while (!stoppingToken.IsCancellationRequested)
                {
                    // A look each second also tells the store that we live.
                    await hold.WriteBesideAsync(s => s.ScalarAsync<long>("select value from counters where name = 'revision'"), stoppingToken);
                    if (time.GetUtcNow() >= next)
                        next = await hold.KeepAsync(LookAsync(stoppingToken));
                    await Task.WhenAny(Task.Delay(LookAtLeast, stoppingToken));
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Looking at GitHub failed; trying again in {Seconds} s", LookAtLeast.TotalSeconds);
                await Task.WhenAny(Task.Delay(LookAtLeast, stoppingToken));
            }
            catch (Exception)
            {
                return;
            }
        }
    }

    /// <returns>When to look again.</returns>
    private async Task<DateTimeOffset> LookAsync(CancellationToken stopping)
    {
        var again = time.GetUtcNow() + TimeSpan.FromMinutes(options.Value.PollMinutes);
        foreach (var (repo, lines, conversations) in await repositories.AllAsync(stopping))
            try
            {
                var toLines = await ReadAsync(repo, lines.FromStore(), comments.OfPullRequestsAsync, c => GitHubComment.Of(c, repo), stopping);
                var toConversations = await ReadAsync(repo, conversations.FromStore(), comments.OfConversationsAsync, c => GitHubComment.Of(c, repo), stopping);
                await repositories.ReachedAsync(repo, toLines, toConversations);
            }
            catch (GitHubException e)
            {
                log.LogWarning("{Repo} could not be looked at: {Reason}", repo, e.Message);
                if (e.Until is { } until)
                    return until > again ? until : again;
            }
        return again;
    }

    /// <returns>The time of the last edit that was read.</returns>
    private async Task<DateTimeOffset> ReadAsync<T>(string repo, DateTimeOffset since, Func<string, DateTimeOffset?, Uri?, CancellationToken, bool, Task<GitHubPage<T>>> list,
        Func<T, Comment> read, CancellationToken stopping)
    {
        var (until, next) = (since, (Uri?)null);
        for (var pages = 0; pages < PagesMax; pages++)
        {
            var page = await list(repo, since, next, stopping, true);
            if (!page.Unchanged)
            {
                var now = time.GetUtcNow();
                var told = page.Items.Select(read).ToList();
                foreach (var comment in told.Where(c => !AnswerOutbox.IsOurs(c.Body!)).Select(c => CommentParser.Take(c, now).Comment).OfType<ReviewComment>().Select(c => CommentCleaner.Clean(c with { FromHost = true })))
                    await inbox.StoreAsync([comment], IntakeMode.Tagged, wishes.Has(comment) && comment.CreatedAt >= since);
                until = told.Select(c => c.UpdatedAt ?? until).Append(until).Max();
            }
            if ((next = page.Next) is null)
                break;
        }
        return until;
    }
}
