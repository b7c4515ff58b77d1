using Memory.Indexing;
using Memory.Indexing.Qdrant;
using Memory.Lessons;
using Memory.Storage;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Indexing.Contract;

/// <summary>A service with lessons in its store, and its index, whichever its settings chose.</summary>
internal sealed class IndexedService(MemoryApp app) : IAsyncDisposable
{
    public MemoryApp App { get; } = app;
    public ILessonIndex Index => App.Services.GetRequiredService<ILessonIndex>();
    public Database Database => App.Services.GetRequiredService<Database>();

    /// <summary>Writes lessons as they are, in one transaction; those that are known get a new revision.</summary>
    public Task SaveAsync(params IEnumerable<Lesson> lessons) => Database.WriteAsync(async s =>
    {
        foreach (var lesson in lessons)
            await LessonWriter.SaveAsync(s, lesson with { Revision = (await LessonStore.FindAsync(s, Grant.All, lesson.Id))?.Revision ?? 0 }, [new HistoryStep("ana", "learned", null)]);
    });

    public Task EraseAsync(string id) => Database.WriteAsync(s => LessonWriter.EraseAsync(s, id, "ana", DateTimeOffset.UnixEpoch));

    /// <summary>Returns when the index itself has what the store has: nothing is found on the way beside it.</summary>
    public async Task LevelAsync()
    {
        await App.Services.GetRequiredService<IndexFollower>().CatchUpAsync(CancellationToken.None);
        if (Index is not QdrantLessonIndex)
            return;
        var revision = await Database.ReadAsync(s => s.ScalarAsync<long>("select value from counters where name = 'revision'"));
        var health = App.Services.GetRequiredService<QdrantHealth>();
        await Eventually.BecomesAsync(() => Task.FromResult((health.Seen, health.Away)), h => h.Away is null && h.Seen?.Revision >= revision, $"the collection is to be at revision {revision}");
    }

    public async Task<List<LessonHit>> SearchAsync(
        string text, string? repo = Serving.Known.Repo, LessonStatuses statuses = LessonStatuses.Served, Grant? grant = null, int limit = 10, params string[] files)
    {
        var found = await Index.SearchAsync(new(grant ?? Grant.All, repo, text, files, statuses, limit), CancellationToken.None);
        found.Degraded.ShouldBeNull();
        return [.. found.Items];
    }

    public async Task<List<string>> IdsAsync(string text, string? repo = Serving.Known.Repo, LessonStatuses statuses = LessonStatuses.Served, Grant? grant = null, params string[] files) =>
        [.. (await SearchAsync(text, repo, statuses, grant, 10, files)).Select(h => h.Lesson.Id)];

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
