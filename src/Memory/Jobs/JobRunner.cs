using Memory.Storage;

namespace Memory.Jobs;

/// <summary>
/// Runs jobs, one at a time in a deployment, oldest first. One node has the right to; when it dies another goes on, and runs what
/// was interrupted again.
/// </summary>
internal sealed class JobRunner(Database database, JobStore jobs, IEnumerable<JobKind> kinds, TimeProvider time, ILogger<JobRunner> log) : BackgroundService
{
    /// <summary>Also tells the store that we live.</summary>
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PruneEach = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Retrying.UntilStoppedAsync(
        RunAsync, (e, pause) => log.LogError(e, "Jobs could not be read; trying again in {Seconds} s", pause.TotalSeconds), LookAtLeast, stoppingToken);

    private async Task RunAsync(CancellationToken stopping)
    {
        await using var hold = await database.HoldAsync("jobs", stopping);
        await jobs.ReleaseAsync(hold);
        await RunAsync(hold, stopping);
    }

    private async Task RunAsync(Hold hold, CancellationToken stopping)
    {
        var pruned = DateTimeOffset.MinValue;
        while (!stopping.IsCancellationRequested)
        {
            var arrival = jobs.Queued.Next;
            if (await jobs.ClaimAsync(hold) is { } job)
            {
                await RunAsync(hold, job, stopping);
                continue;
            }
            if (time.GetUtcNow() - pruned > PruneEach)
            {
                await jobs.PruneAsync(hold);
                pruned = time.GetUtcNow();
            }
            await Task.WhenAny(arrival, Task.Delay(LookAtLeast, stopping));
        }
    }

    private async Task RunAsync(Hold hold, JobRow job, CancellationToken stopping)
    {
        log.LogInformation("Job {Job} ({Kind}) of {Repo} begins", job.Id, job.Kind, job.Repo);
        using var work = new JobWork(job, hold);
        try
        {
            var kind = kinds.FirstOrDefault(k => k.Name == job.Kind) ?? throw new JobFailedException($"this version of the service knows no job '{job.Kind}'");
            var end = await work.KeepAsync(Task.Run(() => kind.RunAsync(work, stopping), stopping));
            await jobs.EndAsync(hold, job.Id, end);
            log.LogInformation("Job {Job} ended", job.Id);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await JobStore.GiveBackAsync(hold, job.Id);
            throw;
        }
        catch (JobGoneException)
        {
            log.LogInformation("Job {Job} is gone", job.Id);
        }
        catch (JobFailedException e)
        {
            await jobs.FailAsync(hold, job.Id, e.Message);
        }
        catch (Exception e) when (!hold.IsLost && !database.IsUnavailable(e))
        {
            log.LogError(e, "Job {Job} failed, attempt {Attempt}", job.Id, job.Attempts);
            await (job.Attempts < JobStore.AttemptsMax
                ? jobs.TryAgainAsync(hold, job)
                : jobs.FailAsync(hold, job.Id, $"it failed {JobStore.AttemptsMax} times; see the service's log"));
        }
    }
}
