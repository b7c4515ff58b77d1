using Memory.GitHub;
using Memory.Intake.Answers;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Answering;

/// <summary>Gives the answers that are owed, one after the other, on one node at a time. What GitHub does not take now is tried again.</summary>
internal sealed class AnswerWorker(Database database, AnswerStore store, Answerer answerer, Thumbs thumbs, GitHubClient github, IOptions<GitHubOptions> options, TimeProvider time, ILogger<AnswerWorker> log) : BackgroundService
{
    /// <summary>With the waits between them some twelve hours.</summary>
    private const int AttemptsMax = 20;
    private static readonly TimeSpan WaitMax = TimeSpan.FromHours(1);
    /// <summary>Who reads a thread after that finds its answer elsewhere.</summary>
    private static readonly TimeSpan LimitedAtMost = TimeSpan.FromDays(1);
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);

    /// <summary>Who says nothing still takes back what was said before.</summary>
    private bool Speaks => options.Value.Replies != GitHubOptions.RepliesOff;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Retrying.UntilStoppedAsync(
        AnswerAsync, (e, pause) => log.LogError(e, "Answers could not be read; trying again in {Seconds} s", pause.TotalSeconds), LookAtLeast, stoppingToken);

    private async Task AnswerAsync(CancellationToken stopping)
    {
        await ConfiguredAsync(stopping);
        await using var hold = await database.HoldAsync("answers", stopping);
        await AnswerAsync(hold, stopping);
    }

    /// <summary>Until GitHub can be asked, nobody is answered; it may be connected while we run.</summary>
    private async Task ConfiguredAsync(CancellationToken stopping)
    {
        while (!github.IsConfigured && !stopping.IsCancellationRequested)
            await Task.WhenAny(Task.Delay(LookAtLeast, stopping));
    }

    private async Task AnswerAsync(Hold hold, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var wish = database.On(AnswerOutbox.Topic).Next;
            await AnswerStore.FollowAsync(hold, stopping);
            var rows = Speaks ? await store.DueAsync(stopping) : [];
            var summed = new List<AnswerRow>();
            foreach (var row in rows)
                await TryAsync(hold, [row], async () =>
                {
                    if (await answerer.AnswerAsync(hold, row, stopping))
                        summed.Add(row);
                });
            foreach (var conversation in summed.GroupBy(r => (r.Repo, r.Number)))
                await TryAsync(hold, [.. conversation], () => answerer.SumUpAsync(hold, [.. conversation], stopping));
            var forgotten = await store.ForgottenAsync(stopping);
            foreach (var row in forgotten)
                await TryBackAsync(hold, row, stopping);
            if (rows.Count + forgotten.Count == 0 && options.Value.Replies == GitHubOptions.RepliesFull)
                await thumbs.ReadAsync(hold, stopping);
            if (rows.Count + forgotten.Count == 0)
                await Task.WhenAny(wish, Task.Delay(LookAtLeast, stopping));
        }
    }

    /// <param name="rows">Those that are answered by it.</param>
    private async Task TryAsync(Hold hold, IReadOnlyList<AnswerRow> rows, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (GitHubException e)
        {
            foreach (var row in rows)
                await NotTakenAsync(hold, row, e);
        }
        catch (Exception e) when (e is not OperationCanceledException && !hold.IsLost && !database.IsUnavailable(e))
        {
            log.LogError(e, "An answer in {Repo} failed", rows[0].Repo);
            foreach (var row in rows)
                await (row.Attempts < AttemptsMax
                    ? AnswerStore.LaterAsync(hold, row, time.GetUtcNow() + Wait(row.Attempts), "it failed; see the service's log")
                    : AnswerStore.DoneAsync(hold, row, "it failed; see the service's log"));
        }
    }

    private Task NotTakenAsync(Hold hold, AnswerRow row, GitHubException e)
    {
        if (e.Failure == GitHubFailure.Limited && row.CreatedAt.FromStore() > time.GetUtcNow() - LimitedAtMost)
            return AnswerStore.PostponeAsync(hold, row, e.Until ?? time.GetUtcNow() + TimeSpan.FromMinutes(1), e.Message);
        if (MayBeMended(e) && row.Attempts < AttemptsMax)
            return AnswerStore.LaterAsync(hold, row, time.GetUtcNow() + Wait(row.Attempts), e.Message);
        log.LogWarning("An answer in {Repo} was not taken: {Reason}", row.Repo, e.Message);
        return AnswerStore.DoneAsync(hold, row, e.Message);
    }

    /// <summary>What was erased is not said any more; what cannot be taken back, or is gone already, is left.</summary>
    private async Task TryBackAsync(Hold hold, ForgottenRow row, CancellationToken stopping)
    {
        try
        {
            await answerer.TakeBackAsync(hold, row, stopping);
            await AnswerStore.TakenBackAsync(hold, row);
        }
        catch (GitHubException e) when (MayBeMended(e) && row.Attempts < AttemptsMax)
        {
            await AnswerStore.TakeBackLaterAsync(hold, row, e.Until ?? time.GetUtcNow() + Wait(row.Attempts), counts: e.Failure != GitHubFailure.Limited);
        }
        catch (GitHubException e)
        {
            log.LogWarning("Something that was said in {Repo} and erased here could not be taken back: {Reason}", row.Repo, e.Message);
            await AnswerStore.TakenBackAsync(hold, row);
        }
    }

    /// <summary>Somebody may install the app while an answer waits.</summary>
    private static bool MayBeMended(GitHubException e) => e.MayBeMended || e.Failure == GitHubFailure.NotInstalled;

    private static TimeSpan Wait(int attempts) => TimeSpan.FromTicks(Math.Min(WaitMax.Ticks, TimeSpan.FromSeconds(2 << Math.Min(attempts, 20)).Ticks));
}
