using Memory.Indexing.Embedding;
using Memory.Indexing.Searching;
using Memory.Indexing.Segments;
using Memory.Lessons;
using Memory.Storage;
using Memory.Telemetry;

namespace Memory.Indexing.Qdrant;

/// <summary>
/// The index in Qdrant finds candidates; the store says what they are now; the code that ranks the index in memory ranks them. What
/// was committed since the collection was last written is read from the store and ranked beside them, so that nobody waits for it.
/// While Qdrant is away, candidates come from the store alone, and the answer says so.
/// </summary>
internal sealed class QdrantLessonIndex(Database database, QdrantSearch search, LessonVectors vectors, LessonSamples samples, KnownLessons known, LessonLists lists) : ILessonIndex
{
    /// <summary>Changes that are ranked beside what the collection knows; more, and it is not up to date.</summary>
    private const int RecentMax = 500;

    public async ValueTask<LessonHits> SearchAsync(IndexQuery query, CancellationToken cancellation)
    {
        var limit = Math.Clamp(query.Limit, 0, EmbeddedLessonIndex.LimitMax);
        if (limit == 0 || LessonFilter.Of(query.Grant, query.Repo, query.Statuses) is not { } filter)
            return new([]);
        var vector = query.Vector ?? (vectors.Space is { } space ? await vectors.QueryAsync(space, query.Text, cancellation) : null);
        var asked = PreparedQuery.Of(query.Text, vector, SearchPlan.Default);
        if (asked.IsEmpty)
            return new([]);
        var store = await database.ReadAsync(StoreIdentity.ReadAsync, cancellation);
        var taken = await samples.OfAsync(query.Grant, query.Repo, store, cancellation);
        var found = await search.FindAsync(query, asked, vector, filter, taken, store, limit, cancellation);
        var near = Best(taken.Select(t => t.Documents), asked, query, limit).Select(f => f.Id);
        var (documents, isAll) = await database.ReadAsync(
            s => ReadAsync(s, query, found.Lessons.Concat(near), taken.Min(t => t.Revision), found.Revision, cancellation), cancellation);
        if (!isAll)
            samples.Forget();
        var degraded = found.Degraded ?? (isAll ? null : QdrantSearch.IsBehind);
        if (degraded is not null)
            Signals.DegradedSearches.Add(1);
        return new(LessonRanking.Of(Best(Ranked(documents, taken), asked, query, limit), query.Files), degraded);
    }

    public async ValueTask<IReadOnlyList<Lesson>> CoreAsync(Grant grant, string repo, CancellationToken cancellation) =>
        await lists.CoreAsync(grant, repo, cancellation);

    public async ValueTask<IReadOnlyList<Lesson>> ForbiddingAsync(Grant grant, string repo, CancellationToken cancellation) =>
        await lists.ForbiddingAsync(grant, repo, cancellation);

    public async ValueTask<IReadOnlyList<LessonHit>> ByPathAsync(
        Grant grant, string repo, IReadOnlyList<string> files, LessonStatuses statuses, int limit, CancellationToken cancellation) =>
        await lists.ByPathAsync(grant, repo, files, statuses, limit, cancellation);

    public async ValueTask<IReadOnlyList<Lesson>> MostValuableAsync(Grant grant, string repo, LessonStatuses statuses, int limit, CancellationToken cancellation) =>
        await lists.MostValuableAsync(grant, repo, statuses, limit, cancellation);

    public async ValueTask<IReadOnlyList<Lesson>> FindAsync(Grant grant, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        [.. (await lists.ReadAsync(grant, ids, cancellation)).Values];

    public ValueTask<string?> AwayAsync(CancellationToken cancellation) => search.AwayAsync(cancellation);

    private static List<Found<IndexedLesson>> Best(IEnumerable<Snapshot<IndexedLesson>> among, PreparedQuery asked, IndexQuery query, int limit) =>
        new HybridSearch<IndexedLesson>(among, asked, (byte)query.Statuses).Best(limit);

    private static IEnumerable<Snapshot<IndexedLesson>> Ranked(List<Indexable<IndexedLesson>> documents, IReadOnlyList<LessonSample> taken)
    {
        // Whatever an index brings: what belongs to none of the asked repositories has no place in the ranking.
        foreach (var sample in taken)
            if (documents.FindAll(d => sample.Key is null || d.Item.Lesson.Repo == sample.Key) is { Count: > 0 } own)
                yield return sample.Rank(own);
    }

    /// <summary>Candidates as the store has them, with what has changed since the samples were taken.</summary>
    /// <param name="since">Revision of the oldest sample.</param>
    /// <param name="covered">The revision up to which the candidates are complete.</param>
    /// <returns>The candidates, and false when more has changed than could be read.</returns>
    private async Task<(List<Indexable<IndexedLesson>> Documents, bool IsAll)> ReadAsync(
        Session s, IndexQuery query, IEnumerable<string> candidates, long since, long covered, CancellationToken cancellation)
    {
        var recent = await s.QueryAsync<(string Id, long Revision)>($"""
            select id, revision from lessons where revision > @since and erased = 0 and (@anywhere = 1 or repo in @keys) and {GrantSql.Sees}
            order by revision desc limit {RecentMax}
            """, GrantSql.Parameters(query.Grant, new
        {
            since = Math.Min(since, covered),
            anywhere = query.Repo is null ? 1 : 0,
            keys = LessonFilter.KeysOf(query.Repo?.ToLowerInvariant() ?? "-"),
        }));
        var documents = await known.ReadAsync(s, query.Grant, [.. candidates.Concat(recent.Select(r => r.Id)).Distinct(StringComparer.Ordinal)], cancellation);
        return (documents, recent.Count < RecentMax || recent[^1].Revision <= covered);
    }
}
