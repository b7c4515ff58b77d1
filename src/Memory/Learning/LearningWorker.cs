using System.Diagnostics;
using Memory.Comments;
using Memory.Distillation;
using Memory.Distillation.Mining.Ranking;
using Memory.Indexing;
using Memory.Intake;
using Memory.Intake.Answers;
using Memory.Intake.Confirming;
using Memory.Learning.ByModel;
using Memory.Learning.Proposals;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Settings;
using Memory.Storage;

namespace Memory.Learning;

/// <summary>
/// Drains the inbox at its own pace: comments are stored first, then each thread that they belong to is read as a whole, and
/// what they say is learned in the order in which it was said, in one transaction with the word on what became of each
/// delivery. A crash in between leaves deliveries that are taken up again; doing that twice changes nothing.
/// One node at a time does this: what is learned depends on the order in which it was said, and must not on the number of nodes.
/// </summary>
internal sealed class LearningWorker(
    Database database, Inbox inbox, ILessonIndex index, IndexFollower follower, QuestionAnswers answers, ModelDistiller model,
    SettingsOfRepositories settings, AccessConfirmer confirmer, TimeProvider time, ILogger<LearningWorker> log) : BackgroundService
{
    private const int BatchMax = 500;
    /// <summary>Whoever hands comments in waits for the write lock no longer than these take.</summary>
    private const int RowsPerTransaction = 50;
    private const int StepsPerTransaction = 4;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);

    private readonly ProposalQueue queue = new();
    private long putForwardAt = -1;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Retrying.UntilStoppedAsync(
        LearnAsync, (e, pause) => log.LogError(e, "The inbox could not be read; trying again in {Seconds} s", pause.TotalSeconds), LookAtLeast, stoppingToken);

    private async Task LearnAsync(CancellationToken stopping)
    {
        // Neighbours are looked up in the index: nothing is learned before it holds what is known.
        await follower.CatchUpAsync(stopping);
        await using var hold = await inbox.HoldAsync(stopping);
        await Inbox.ReleaseAsync(hold);
        await LearnAsync(hold, stopping);
    }

    /// <summary>As long as this node holds the inbox. Looking each second also tells the store that we live.</summary>
    private async Task LearnAsync(Hold hold, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var arrival = inbox.Arrived.Next;
            var rows = await inbox.ClaimAsync(hold, BatchMax, Lease);
            if (rows.Count > 0)
            {
                await WorkAsync(hold, rows, stopping);
                continue;
            }
            await ActivateDueAsync(hold);
            await PutForwardAsync(hold, stopping);
            await Task.WhenAny(arrival, Task.Delay(LookAtLeast, stopping));
        }
    }

    private async Task WorkAsync(Hold hold, List<InboxRow> rows, CancellationToken stopping)
    {
        List<LearningStep> steps;
        try
        {
            var changes = new List<(InboxRow Row, CommentStore.Change Change)>();
            foreach (var chunk in rows.Chunk(RowsPerTransaction))
                changes.AddRange(await hold.WriteAsync(s => StoreAsync(s, chunk), stopping));
            // Reading threads is most of the work, and holds nobody up.
            var threads = await database.ReadAsync(s => ThreadsAsync(s, changes), stopping);
            var access = await hold.KeepAsync(confirmer.OfAllAsync([.. threads.Select(t => (t.Thread, t.Options))], stopping));
            threads = await ConfirmedAsync(hold, threads, access);
            var distiller = model.IsConfigured ? await hold.KeepAsync(model.AskAsync(threads, stopping)) : Distiller.BuiltIn;
            steps = await database.ReadAsync(s => StepsAsync(s, threads, distiller), stopping);
        }
        catch (Exception e) when (!IsOfTheStore(hold, e) && e is not OperationCanceledException && rows.Count > 1)
        {
            // One of them is poison: each for itself, so that it blocks nobody.
            log.LogWarning(e, "A batch of {Count} comments could not be read; taking them one by one", rows.Count);
            foreach (var row in rows)
                await WorkAsync(hold, [row], stopping);
            return;
        }
        catch (Exception e) when (!IsOfTheStore(hold, e) && e is not OperationCanceledException)
        {
            log.LogError(e, "Delivery {Delivery} of {Repo} could not be read", rows[0].Id, rows[0].Repo);
            await inbox.FailAsync(hold, rows, "the comment could not be read; see the service's log");
            return;
        }
        foreach (var (i, chunk) in steps.Chunk(StepsPerTransaction).Index())
        {
            stopping.ThrowIfCancellationRequested();
            // A full batch is followed by more: what it found waits, so that a whole history is ranked together.
            var isLast = rows.Count < BatchMax && (i + 1) * StepsPerTransaction >= steps.Count;
            List<NextProposal> next = isLast ? await database.ReadAsync(s => queue.NextAsync(s, Found(chunk)), stopping) : [];
            if (!await TryLearnAsync(hold, chunk, next, logFailure: false, stopping))
                foreach (var step in chunk)
                    if (!await TryLearnAsync(hold, [step], [], logFailure: true, stopping))
                        await inbox.FailAsync(hold, [.. step.Work.Deliveries[step.CommentKey].Select(d => d.Row)], "learning from it failed; see the service's log");
        }
    }

    /// <summary>No comment's fault: it is taken up again when the store is back, however often that takes.</summary>
    private bool IsOfTheStore(Hold hold, Exception e) => hold.IsLost || database.IsUnavailable(e);

    private static async Task<List<(InboxRow Row, CommentStore.Change Change)>> StoreAsync(WriteSession s, InboxRow[] rows)
    {
        var changes = new List<(InboxRow Row, CommentStore.Change Change)>();
        foreach (var row in rows)
        {
            changes.Add((row, await CommentStore.PutAsync(s, row.Comment, row.Mode == "all")));
            if (row.Comment.Deleted)
                await Inbox.ForgetTextAsync(s, row.Comment);
        }
        return changes;
    }

    /// <summary>The threads of comments that were stored. Only now: a later comment of the batch can be what an earlier one answers.</summary>
    private async Task<List<StoredThread>> ThreadsAsync(Session s, List<(InboxRow Row, CommentStore.Change Change)> changes)
    {
        var stored = new List<StoredDelivery>();
        foreach (var (row, change) in changes)
            stored.Add(new(row, await CommentStore.ThreadKeyAsync(s, row.CommentKey) ?? row.CommentKey, change));
        var threads = new List<StoredThread>();
        foreach (var deliveries in stored.GroupBy(d => d.Thread))
        {
            var (thread, mined) = await CommentStore.ThreadAsync(s, deliveries.Key);
            threads.Add(new(thread, mined, settings.IntakeOf(await settings.OfAsync(s, deliveries.First().Row.Repo)), [.. deliveries]));
        }
        return threads;
    }

    /// <summary>Those whose people are known; the deliveries of the others wait until their host can be asked.</summary>
    private async Task<List<StoredThread>> ConfirmedAsync(Hold hold, List<StoredThread> threads, IReadOnlyList<ConfirmedAccess> access)
    {
        var waiting = threads.Zip(access).ToLookup(t => t.Second.NotNow is { } notNow
            && !(notNow.AtMost is { } most && t.First.Deliveries.All(d => d.Row.ReceivedAt.FromStore() < time.GetUtcNow() - most)));
        foreach (var (thread, of) in waiting[true])
            await inbox.PostponeAsync(hold, [.. thread.Deliveries.Select(d => d.Row.Id)], of.NotNow!.Until, of.NotNow.Reason);
        return [.. waiting[false].Select(t => t.First with { Access = t.Second.ByComment })];
    }

    /// <summary>Reads threads, and puts what is to do in the order in which it was said.</summary>
    private static async Task<List<LearningStep>> StepsAsync(Session s, List<StoredThread> threads, Distiller distiller)
    {
        var steps = new List<LearningStep>();
        foreach (var stored in threads)
        {
            var (thread, mined, options, deliveries) = stored;
            var readings = ThreadReader.Read(thread, mined, options, distiller, stored.Access);
            var known = await ReadingStore.OfThreadAsync(s, thread.Root, [.. readings.Select(r => r.Comment.Key)]);
            steps.AddRange(new ThreadWork(thread, readings, known.ToDictionary(k => k.CommentKey), deliveries).Steps());
        }
        return [.. steps.OrderBy(step => step.At)];
    }

    private async Task<bool> TryLearnAsync(Hold hold, LearningStep[] steps, List<NextProposal> next, bool logFailure, CancellationToken stopping)
    {
        var report = new DeliveryReport(log);
        try
        {
            await hold.WriteAsync(async s =>
            {
                var now = time.GetUtcNow();
                await follower.CatchUpAsync(s, stopping);
                var teacher = new Teacher(s, index, settings, now);
                var learner = new ThreadLearner(s, teacher, answers.AnswerAsync);
                var works = await StandingAsync(s, steps);
                var taken = new List<(LearningStep Step, Activity? Span)>();
                foreach (var step in steps.Where(step => works.Contains(step.Work)))
                {
                    taken.Add((step, DeliveryReport.Start(step)));
                    await learner.StepAsync(step.Work, step);
                }
                foreach (var (comment, effect) in await ProposalQueue.PutForwardAsync(s, teacher, next))
                    if (works.FirstOrDefault(w => w.Effects.ContainsKey(comment)) is { } work)
                        work.Effects[comment] = effect;
                    else
                        await Inbox.ReviseAsync(s, comment, effect.Outcome, effect.Reason, effect.Lessons);
                foreach (var (step, span) in taken)
                    using (span)
                        await FinishAsync(s, step, now, report, span);
                foreach (var work in works)
                    await KeepAsync(s, work);
            }, stopping);
        }
        catch (Exception e) when (!IsOfTheStore(hold, e) && e is not OperationCanceledException)
        {
            if (logFailure)
                log.LogError(e, "Learning from comment {Comment} failed", steps[0].CommentKey);
            return false;
        }
        var committedAt = time.GetUtcNow();
        // What is committed is told, also by a service that is about to stop.
        await follower.CatchUpAsync(CancellationToken.None);
        report.Served(committedAt, time.GetUtcNow());
        return true;
    }

    /// <summary>
    /// Threads that are as they were read. One of which something was erased in between is left alone: what is left of it is
    /// still in the inbox, and is taken up again when its lease ends.
    /// </summary>
    private static async Task<HashSet<ThreadWork>> StandingAsync(WriteSession s, LearningStep[] steps)
    {
        var standing = new HashSet<ThreadWork>();
        foreach (var work in steps.Select(step => step.Work).Distinct())
            if (await CommentStore.HasAllAsync(s, [.. work.Readings.Select(r => r.Comment.Key).Concat(work.Deliveries.Select(d => d.Key)).Distinct()]))
                standing.Add(work);
        return standing;
    }

    private static async Task FinishAsync(WriteSession s, LearningStep step, DateTimeOffset now, DeliveryReport report, Activity? span)
    {
        var deliveries = step.Work.Deliveries[step.CommentKey].ToList();
        if (deliveries.Count == 0 && step.Work.Effects.TryGetValue(step.CommentKey, out var revised))
            await Inbox.ReviseAsync(s, step.CommentKey, revised.Outcome, revised.Reason, revised.Lessons);
        var last = deliveries.LastOrDefault(d => d.Change != CommentStore.Change.Older);
        foreach (var (row, _, change) in deliveries)
        {
            var effect = change == CommentStore.Change.Older ? Effect.Of("ignored", AnswerOutbox.Overtaken)
                : row.Id != last?.Row.Id ? Effect.Of("ignored", $"edited right afterwards: see {last?.Row.Id}")
                : step.Work.Effects[step.CommentKey];
            await Inbox.FinishAsync(s, row.Id, effect.Outcome, effect.Reason, effect.Lessons, now);
            report.Add(row, effect, span);
        }
    }

    /// <summary>What a thread leaves beside lessons: a passage, and what speaks for the rules in it that wait.</summary>
    private static async Task KeepAsync(WriteSession s, ThreadWork work)
    {
        foreach (var reading in work.Readings.Where(r => r.Kind == ReadingKind.Propose))
            await WaitingCandidates.SignalAsync(s, reading.Comment.Key, MinedSignals.Of(work.Thread, reading.Comment));
        if (ThreadPassage.Of(work.Thread, work.Readings) is { } passage)
            await PassageStore.PutAsync(s, passage);
        else
            await PassageStore.RemoveAsync(s, ThreadPassage.IdOf(work.Thread.Root));
    }

    private static WaitingCandidate[] Found(LearningStep[] steps) =>
        [.. steps.Where(s => s.Reading?.Kind == ReadingKind.Propose).SelectMany(s => s.Reading!.Candidates.Select(c => WaitingCandidate.Of(c, s.Work.Thread)))];

    /// <summary>A place that became free, or that the last start left free, is taken by what waits.</summary>
    private async Task PutForwardAsync(Hold hold, CancellationToken stopping)
    {
        var (revision, next) = await database.ReadAsync(async s =>
        {
            var revision = await s.ScalarAsync<long>("select value from counters where name = 'revision'");
            return (revision, revision == putForwardAt ? [] : await queue.NextAsync(s, []));
        }, stopping);
        if (next.Count > 0)
        {
            await hold.WriteAsync(async s =>
            {
                await follower.CatchUpAsync(s, stopping);
                var teacher = new Teacher(s, index, settings, time.GetUtcNow());
                foreach (var (comment, effect) in await ProposalQueue.PutForwardAsync(s, teacher, next))
                    await Inbox.ReviseAsync(s, comment, effect.Outcome, effect.Reason, effect.Lessons);
            }, stopping);
            await follower.CatchUpAsync(CancellationToken.None);
        }
        putForwardAt = revision;
    }

    private async Task ActivateDueAsync(Hold hold)
    {
        var now = time.GetUtcNow();
        if ((await database.ReadAsync(s => LessonStore.DueAsync(s, now))) is not { Count: > 0 } due)
            return;
        await hold.WriteAsync(async s =>
        {
            foreach (var id in due)
                if (await LessonStore.FindAsync(s, Grant.All, id) is { Evidence: [var first, ..] })
                    await LessonCommands.ApplyAsync(s, id, new LessonCommand.Approve(first.Author, "nobody objected in time"), "memory", now);
        });
    }
}
