using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing;

/// <summary>Keeps the indexes in this node's memory level with the store, by revision. From an empty index this is the rebuild.</summary>
/// <param name="lessons">Null where lessons are looked for elsewhere.</param>
public sealed class IndexFollower(Database database, EmbeddedLessonIndex? lessons, EmbeddedPassageIndex passages, ILogger<IndexFollower> log) : BackgroundService
{
    /// <summary>The counter that holds the revision at which the whole store was last replaced; absent when it never was.</summary>
    public const string RestoredAt = "restored";

    /// <summary>Another process can write to the store without our hearing of it.</summary>
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim catchingUp = new(1, 1);
    private long applied = -1;

    /// <summary>True once everything that was stored at the start can be found, and everything committed here since.</summary>
    public bool IsCaughtUp => Interlocked.Read(ref applied) is >= 0 and var revision && revision >= database.Changes.Revision;

    /// <summary>Returns when what was committed before the call can be found.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        if (IsCaughtUp)
            return;
        await AllAsync(cancellation);
    }

    /// <summary>Inside an exclusive write: what earlier ones committed, on any node, can be found, so that a decision misses nothing.</summary>
    public async Task CatchUpAsync(WriteSession exclusive, CancellationToken cancellation)
    {
        database.Changes.Raise(await exclusive.ScalarAsync<long>("select value from counters where name = 'revision'"));
        await CatchUpAsync(cancellation);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Retrying.UntilStoppedAsync(
        async stopping =>
        {
            var next = database.Changes.Next;
            await AllAsync(stopping);
            await Task.WhenAny(next, Task.Delay(LookAtLeast, stopping));
        },
        (e, pause) => log.LogError(e, "The index could not follow the store; trying again in {Seconds} s", pause.TotalSeconds), LookAtLeast, stoppingToken);

    private async Task AllAsync(CancellationToken cancellation)
    {
        await catchingUp.WaitAsync(cancellation);
        try
        {
            await FollowAsync(cancellation);
        }
        finally
        {
            catchingUp.Release();
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        var from = Math.Max(0, Interlocked.Read(ref applied));
        // One snapshot for the end of the road: lessons and passages share revisions, and both must be at it.
        var (until, restored) = await database.ReadAsync(s => s.FirstAsync<(long, long)>($"""
            select value, coalesce((select value from counters where name = '{RestoredAt}'), 0) from counters where name = 'revision'
            """), cancellation);
        if (restored > from)
        {
            // What is gone from the store leaves no change behind, and what came back has revisions of its own past.
            Interlocked.Exchange(ref applied, -1);
            lessons?.Clear();
            passages.Clear();
            from = 0;
        }
        // What was stored before the first look is read when it is asked for.
        var first = Interlocked.Read(ref applied) < 0;
        if (until > from)
        {
            if (lessons is not null && !(first && lessons.ReadsOnDemand))
                await foreach (var page in RevisionPages.ReadAsync(database, from, LessonStore.ChangesAsync, c => c.Revision, cancellation))
                    await lessons.ApplyAsync([.. page.Select(c => new LessonChange(c.Revision, c.Id, c.Lesson))], cancellation);
            if (!(first && passages.ReadsOnDemand))
                await foreach (var page in RevisionPages.ReadAsync(database, from, PassageStore.ChangesAsync, c => c.Revision, cancellation))
                    passages.Apply(page);
        }
        Interlocked.Exchange(ref applied, until);
    }

    public override void Dispose()
    {
        catchingUp.Dispose();
        base.Dispose();
    }
}
