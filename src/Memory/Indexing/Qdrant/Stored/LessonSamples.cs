using System.Collections.Concurrent;
using Memory.Indexing.Segments;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Indexing.Qdrant;

/// <summary>Samples of the repository keys that are asked for, read from the store when they are needed and kept for a while.</summary>
internal sealed class LessonSamples(Database database, KnownLessons known, TimeProvider time)
{
    private const int LessonsMax = 1_000;
    private const int SamplesMax = 48;
    /// <summary>What has changed since is ranked as it is now; how rare a word is changes slowly.</summary>
    private static readonly TimeSpan KeptAtMost = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Lazy<Task<LessonSample>>> samples = new(StringComparer.Ordinal);

    /// <summary>One for each key that applies in a repository; without a repository one for all that the grant sees. None outside the grant.</summary>
    public async Task<IReadOnlyList<LessonSample>> OfAsync(Grant grant, string? repo, StoreIdentity store, CancellationToken cancellation)
    {
        if (repo is null)
            return [await OfAsync(NameOf(grant), null, grant, store, cancellation)];
        if (!grant.Covers(repo))
            return [];
        var taken = new List<LessonSample>(3);
        foreach (var key in LessonFilter.KeysOf(repo.ToLowerInvariant()))
            taken.Add(await OfAsync(key, key, Grant.All, store, cancellation));
        return taken;
    }

    /// <summary>More has changed than can be read beside them: the next search takes new ones.</summary>
    public void Forget() => samples.Clear();

    private async Task<LessonSample> OfAsync(string name, string? key, Grant grant, StoreIdentity store, CancellationToken cancellation)
    {
        var kept = samples.GetOrAdd(name, _ => Take(key, grant, store));
        try
        {
            var sample = await kept.Value.WaitAsync(cancellation);
            if (sample.Restored == store.Restored && (sample.Revision == store.Revision || time.GetUtcNow() - sample.TakenAt < KeptAtMost))
                return sample;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Whoever asks next does not get the same failure again.
            samples.TryRemove(KeyValuePair.Create(name, kept));
            throw;
        }
        if (samples.Count >= SamplesMax)
            samples.Clear();
        var anew = Take(key, grant, store);
        return await (samples.TryUpdate(name, anew, kept) ? anew : samples.GetOrAdd(name, anew)).Value.WaitAsync(cancellation);
    }

    /// <remarks>Everybody who waits shares one reading; it goes on when the first of them leaves.</remarks>
    private Lazy<Task<LessonSample>> Take(string? key, Grant grant, StoreIdentity store) => new(() => database.ReadAsync(async s =>
    {
        const string among = $"from lessons where erased = 0 and (@key is null or repo = @key) and {GrantSql.Sees}";
        var parameters = GrantSql.Parameters(grant, new { key });
        var lessons = await s.ScalarAsync<long>($"select count(*) {among}", parameters);
        // Ids are random digits: in their order, any part is a fair one. What is served comes first.
        var ids = await s.QueryAsync<string>($"select id {among} order by case when status in ('active', 'conflicted') then 0 else 1 end, id limit {LessonsMax}", parameters);
        var documents = await known.ReadAsync(s, grant, ids, CancellationToken.None);
        return new LessonSample(key, LessonSample.SnapshotOf(documents), (int)lessons, store.Revision, store.Restored, time.GetUtcNow());
    }));

    private static string NameOf(Grant grant) =>
        grant.Everything ? "*everything" : $"{string.Join(',', grant.Repos.Order(StringComparer.Ordinal))}|{string.Join(',', grant.Owners.Order(StringComparer.Ordinal))}";
}
