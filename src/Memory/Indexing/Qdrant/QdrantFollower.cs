using Memory.Indexing.Embedding;
using Memory.Indexing.Qdrant.Wire;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing.Qdrant;

/// <summary>
/// Brings the collection level with the store, by revision. One node of a store does this at a time; the collection itself says
/// how far it has come, so that neither a restart nor another node begins again. One that does not fit, or is lost, is filled
/// anew beside what is served, and takes its place when it is level.
/// </summary>
internal sealed class QdrantFollower(
    Database database, QdrantClient client, LessonCollections collections, QdrantHealth health, LessonVectors vectors, ILogger<QdrantFollower> log) : BackgroundService
{
    private const string HoldName = "qdrant";
    /// <summary>Looking each second also tells the store that we live.</summary>
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);
    /// <summary>Without writes nobody would notice that the collection is lost.</summary>
    private static readonly TimeSpan CheckEach = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Retrying.UntilStoppedAsync(
        FollowAsync, (e, pause) => log.LogError(e, "The index in Qdrant could not follow the store; trying again in {Seconds} s", pause.TotalSeconds), LookAtLeast, stoppingToken);

    private async Task FollowAsync(CancellationToken stopping)
    {
        if (!health.MayAsk())
        {
            await Task.WhenAny(Task.Delay(health.Pause, stopping));
            return;
        }
        try
        {
            await StoreIdentity.NameAsync(database, stopping);
            await using var hold = await database.HoldAsync(HoldName, stopping);
            await FollowAsync(hold, stopping);
        }
        catch (QdrantException e) when (!stopping.IsCancellationRequested)
        {
            health.Failed(e);
        }
    }

    /// <summary>Returns when the collection is no longer the right one: the store was replaced, or the collection lost.</summary>
    private async Task FollowAsync(Hold hold, CancellationToken stopping)
    {
        var space = vectors.Space;
        var mark = (await hold.WriteBesideAsync(StoreIdentity.ReadAsync, stopping)).MarkOf(space);
        var (name, applied) = await hold.KeepAsync(collections.OpenAsync(mark, space?.Dimensions ?? 0, stopping));
        health.Answered();
        log.LogInformation("The collection {Collection} holds the lessons up to revision {Revision}", name, applied);
        var served = false;
        var checkedAt = Environment.TickCount64;
        while (!stopping.IsCancellationRequested)
        {
            var next = Task.WhenAny(database.Changes.Next, vectors.Changed.Next);
            var store = await hold.WriteBesideAsync(StoreIdentity.ReadAsync, stopping);
            if (store.MarkOf(vectors.Space) != mark)
                return;
            var until = space?.Remote is null ? store.Revision : await database.ReadAsync(s => VectorStore.ReadUpToAsync(s, space, store.Revision), stopping);
            if (until > applied)
            {
                await ApplyAsync(hold, new(name, mark, space), applied, until, stopping);
                applied = until;
                checkedAt = Environment.TickCount64;
            }
            if (!served)
            {
                await hold.KeepAsync(ServeAsync(name, mark, stopping));
                served = true;
            }
            health.Seen = new(mark, applied);
            health.Answered();
            await Task.WhenAny(next, Task.Delay(LookAtLeast, stopping));
            if (health.Away is not null || Environment.TickCount64 - checkedAt > CheckEach.TotalMilliseconds)
            {
                checkedAt = Environment.TickCount64;
                // Behind the alias: somebody may have taken it away, or put something else there.
                if (await collections.ViewServedAsync(stopping) is not { } view || view.Mark != mark || view.Revision < applied)
                    return;
            }
        }
    }

    private async Task ApplyAsync(Hold hold, Target target, long from, long until, CancellationToken stopping)
    {
        // Not further than asked: with an endpoint, the vectors of what lies behind are not made yet, and are worth waiting for.
        var pages = RevisionPages.ReadAsync(database, from, LessonStore.ChangesAsync, c => c.Revision, stopping);
        List<(long Revision, string Id, Lesson? Lesson)>? page = null;
        await foreach (var changes in pages)
        {
            var next = changes.FindAll(c => c.Revision <= until);
            if (next.Count == 0)
                break;
            if (page is not null)
                await SendAsync(hold, target, page, page[^1].Revision, stopping);
            page = next;
        }
        // The last page brings it to the end, which may lie behind its last lesson: passages have revisions too.
        page ??= [];
        await SendAsync(hold, target, page, until, stopping);
    }

    private async Task SendAsync(
        Hold hold, Target target, List<(long Revision, string Id, Lesson? Lesson)> page, long until, CancellationToken stopping)
    {
        var made = target.Space is null ? null : await vectors.OfAsync(target.Space, [.. page.Select(c => c.Lesson).OfType<Lesson>()], stopping);
        var changes = page.ConvertAll(c => new PointChange(c.Revision, LessonPoint.IdOf(c.Id), c.Lesson is null ? null
            : LessonPoint.Of(c.Revision, c.Lesson, LessonText.Of(c.Lesson, null).Terms, made?.GetValueOrDefault(c.Id), target.Space?.Dimensions ?? 0)));
        foreach (var batch in LessonUpdates.Of(changes, target.Mark, until))
            await hold.KeepAsync(UpdateAsync(target.Name, batch, stopping));
    }

    /// <summary>The collection that is being filled.</summary>
    private sealed record Target(string Name, CollectionMark Mark, VectorSpace? Space);

    private async Task<bool> UpdateAsync(string name, UpdateBatch batch, CancellationToken stopping)
    {
        await client.UpdateAsync(name, batch, stopping);
        return true;
    }

    private async Task<bool> ServeAsync(string name, CollectionMark mark, CancellationToken stopping)
    {
        if (await collections.ViewServedAsync(stopping) is { } before && before.Mark.Store != mark.Store)
            log.LogWarning("{Collection} was filled from another store, and is filled from this one now. Does another service use it? Give each store a Memory:Qdrant:Collection of its own", collections.Alias);
        await collections.ServeAsync(name, mark, stopping);
        return true;
    }
}
