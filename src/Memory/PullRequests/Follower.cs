using Memory.GitHub;
using Memory.Jobs;
using Memory.Publishing;
using Memory.Publishing.Publications;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.PullRequests;

/// <summary>
/// Follows the lessons of repositories that want a pull request: where they have changed since they were last published, a job is
/// asked for. What was published is a row with the revision, so that nothing is missed over a restart.
/// </summary>
internal sealed class Follower(Database database, GitHubClient github, IOptionsMonitor<PublishingOptions> options, TimeProvider time, ILogger<Follower> log) : BackgroundService
{
    private const int AtOnce = 20;
    /// <summary>Lessons that come together are published together.</summary>
    private static readonly TimeSpan LookAtMost = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(5);
    /// <summary>The service's own settings of files, as they were last noted.</summary>
    private string? noted;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Retrying.UntilStoppedAsync(
        FollowAsync, (e, pause) => log.LogError(e, "Publications could not be looked at; trying again in {Seconds} s", pause.TotalSeconds), LookAtLeast, stoppingToken);

    private async Task FollowAsync(CancellationToken stopping)
    {
        var change = database.Changes.Next;
        if (github.IsConfigured)
        {
            await NoteSettingsAsync(stopping);
            await AskAsync(stopping);
        }
        await Task.WhenAny(change, Task.Delay(LookAtLeast, stopping));
        await Task.WhenAny(Task.Delay(LookAtMost, stopping));
    }

    private async Task NoteSettingsAsync(CancellationToken stopping)
    {
        var settings = $"{options.CurrentValue.BudgetTokens} {string.Join(' ', options.CurrentValue.Targets)}";
        if (settings == noted)
            return;
        await database.WriteAsync(s => PublicationStore.NoteSettingsAsync(s, settings), stopping);
        noted = settings;
    }

    private async Task AskAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var due = await database.ReadAsync(s => PublicationStore.DueAsync(s, options.CurrentValue.Mode, PublishingOptions.ModePullRequest, now, AtOnce), stopping);
        if (due.Count == 0)
            return;
        try
        {
            await database.WriteAsync(async s =>
            {
                foreach (var repo in due)
                    if (await JobStore.OpenAsync(s, PublishJob.Kind, repo) is null)
                        await JobStore.AddAsync(s, PublishJob.Kind, repo, null, now);
            }, stopping);
        }
        catch (JobsFullException)
        {
            // They are due at the next look too.
        }
    }
}
