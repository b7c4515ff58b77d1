using Memory.Client;
using Memory.Learning.Proposals;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Lessons.Tidying;
using Memory.Storage;
using Microsoft.Extensions.Options;
using Lesson = Memory.Lessons.Lesson;

namespace Memory.Learning.Tidying;

/// <summary>
/// Puts the lessons in order: duplicates that slipped through, confidences, proposals that nobody decided about. Doing it twice
/// changes nothing; a step whose lessons have changed since they were read is left to the next time. One node at a time does it.
/// </summary>
internal sealed class TidyUp(Database database, IOptionsMonitor<LessonsOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Who stands in the history.</summary>
    public const string Who = "tidy-up";

    private const int LessonsMax = 50_000;
    private const int PageSize = 500;
    private const int ChangesPerTransaction = 20;

    private readonly SemaphoreSlim alone = new(1, 1);

    /// <param name="grant">What may be looked at and changed.</param>
    /// <param name="repo">owner/name; null for everything that the grant covers.</param>
    /// <param name="keyId">The key that asked for it; null for the service itself.</param>
    public async Task<TidyReport> RunAsync(Grant grant, string? repo, string? keyId, CancellationToken cancellation)
    {
        await alone.WaitAsync(cancellation);
        try
        {
            await using var hold = await database.HoldAsync("tidy-up", cancellation);
            var began = time.GetTimestamp();
            var (lessons, isAll) = await LessonsAsync(grant, repo, cancellation);
            var tally = new TidyTally { Lessons = lessons.Count, IsComplete = isAll };
            await ExpireAsync(hold, lessons, repo, grant, keyId, tally, cancellation);
            foreach (var group in lessons.Where(l => !tally.Expired.Contains(l.Id)).GroupBy(l => l.Repo))
                await JoinAsync(hold, [.. group], keyId, tally, cancellation);
            await RecountAsync(hold, lessons, keyId, tally, cancellation);
            return tally.Report(time.GetElapsedTime(began));
        }
        finally
        {
            alone.Release();
        }
    }

    private async Task<(List<Lesson> Lessons, bool IsAll)> LessonsAsync(Grant grant, string? repo, CancellationToken cancellation)
    {
        var lessons = new List<Lesson>();
        string? after = null;
        while (lessons.Count < LessonsMax)
        {
            var page = await database.ReadAsync(s => LessonStore.ListAsync(s, grant, new LessonFilter(repo, Exactly: true), after, PageSize), cancellation);
            // What a narrow key sees without covering it (wider lessons) is not its to change; nor is a part of the evidence all of it.
            var whole = await database.ReadAsync(s => LessonStore.GetAsync(s, Grant.All, [.. page.Where(l => grant.Covers(l.Repo)).Select(l => l.Id)]), cancellation);
            lessons.AddRange(whole.Where(l => l.Status is LessonStatus.Active or LessonStatus.Conflicted or LessonStatus.Proposed or LessonStatus.Rejected));
            if (page.Count < PageSize)
                return (lessons, true);
            after = page[^1].Id;
        }
        return (lessons, false);
    }

    private async Task ExpireAsync(Hold hold, List<Lesson> lessons, string? repo, Grant grant, string? keyId, TidyTally tally, CancellationToken cancellation)
    {
        var days = options.CurrentValue.ProposalDays;
        var before = time.GetUtcNow() - TimeSpan.FromDays(days);
        var old = lessons.Where(l => l is { Status: LessonStatus.Proposed, ActiveFrom: null } && l.UpdatedAt < before).ToList();
        await ChangeAsync(hold, old, keyId, async (s, lesson) =>
        {
            if (await ApplyAsync(s, lesson.Id, new LessonCommand.Expire($"nobody decided about it in {days} days")))
                tally.Expired.Add(lesson.Id);
        }, l => [l], (now, read) => now.Revision == read.Revision, cancellation);
        tally.CandidatesExpired = await hold.WriteAsync(s => WaitingCandidates.ExpireAsync(s, grant, repo, before), cancellation);
    }

    private Task JoinAsync(Hold hold, List<Lesson> lessons, string? keyId, TidyTally tally, CancellationToken cancellation) =>
        ChangeAsync(hold, Tidiness.Of(lessons), keyId, async (s, step) =>
        {
            switch (step)
            {
                case TidyStep.Unsure:
                    tally.Unsure.Add(new(step.Kept.Id, step.Other.Id, step.Reason));
                    return;
                case TidyStep.Refuse:
                    if (await ApplyAsync(s, step.Other.Id, new LessonCommand.Reject(Who, $"{step.Kept.Id} says the same and was rejected. {step.Reason}")))
                        tally.Joined.Add(new(step.Kept.Id, step.Other.Id, step.Reason));
                    return;
                case TidyStep.Join when !await ApplyAsync(s, step.Kept.Id, new LessonCommand.Absorb(step.Other.Id, step.Other.Evidence, step.Reason)):
                    return;
            }
            if (await ApplyAsync(s, step.Other.Id, new LessonCommand.Supersede(step.Kept.Id, $"it says the same. {step.Reason}")))
                tally.Joined.Add(new(step.Kept.Id, step.Other.Id, step.Reason));
        }, step => [step.Kept, step.Other], SaysTheSame, cancellation);

    private Task RecountAsync(Hold hold, List<Lesson> lessons, string? keyId, TidyTally tally, CancellationToken cancellation) =>
        ChangeAsync(hold, [.. lessons.Where(l => l.Status != LessonStatus.Rejected && LessonLifecycle.Apply(l, new LessonCommand.Recount(), l.UpdatedAt) is LessonResult.Changed)], keyId, async (s, lesson) =>
        {
            if (await ApplyAsync(s, lesson.Id, new LessonCommand.Recount()))
                tally.Recounted.Add(lesson.Id);
        }, _ => [], SaysTheSame, cancellation);

    /// <summary>A few at a time, so that whoever teaches does not wait; what has changed since it was read is left alone.</summary>
    private static async Task ChangeAsync<T>(
        Hold hold, IReadOnlyList<T> work, string? keyId, Func<WriteSession, T, Task> change,
        Func<T, IReadOnlyList<Lesson>> about, Func<Lesson, Lesson, bool> isAsRead, CancellationToken cancellation)
    {
        foreach (var chunk in work.Chunk(ChangesPerTransaction))
            await hold.WriteAsync(async s =>
            {
                s.KeyId = keyId;
                foreach (var item in chunk)
                {
                    var now = await LessonStore.GetAsync(s, Grant.All, [.. about(item).Select(l => l.Id)]);
                    if (about(item).All(read => now.Exists(n => n.Id == read.Id && isAsRead(n, read))))
                        await change(s, item);
                }
            }, cancellation);
    }

    /// <summary>More evidence since then, as from a join of this run, makes no difference.</summary>
    private static bool SaysTheSame(Lesson now, Lesson read) =>
        now.Status == read.Status && now.Core == read.Core && now.Pattern == read.Pattern && now.ActiveFrom == read.ActiveFrom && ApprovalHash.Of(now) == ApprovalHash.Of(read);

    private async Task<bool> ApplyAsync(WriteSession s, string id, LessonCommand command) =>
        await LessonCommands.ApplyAsync(s, id, command, Who, time.GetUtcNow()) is LessonResult.Changed;

    public void Dispose() => alone.Dispose();
}
