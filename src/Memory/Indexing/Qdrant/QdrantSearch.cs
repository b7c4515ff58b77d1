using Memory.Indexing.Embedding;
using Memory.Indexing.Searching;
using Memory.Storage;

namespace Memory.Indexing.Qdrant;

/// <summary>Asks Qdrant for candidates, if it is there and holds what is ours; says why not otherwise.</summary>
internal sealed class QdrantSearch(
    QdrantClient client, LessonCollections collections, QdrantHealth health, LessonVectors vectors, Database database, TimeProvider time)
{
    public const string IsAway = "The index is away: lessons were looked for by words in the store, and some may be missing.";
    public const string IsBehind = "The index is still being filled: lessons were looked for by words in the store, and some may be missing.";
    public const string HasOtherVectors = "The index is being made anew for another embedder: lessons were looked for by words alone.";

    /// <summary>Who asks whether all is well does not ask Qdrant each time.</summary>
    private static readonly TimeSpan LookAtMostEach = TimeSpan.FromSeconds(1);

    private DateTimeOffset lookedAt;

    /// <param name="Lessons">Ids, each once.</param>
    /// <param name="Revision">Up to which nothing is missing in them.</param>
    public sealed record Candidates(IReadOnlyList<string> Lessons, long Revision, string? Degraded);

    /// <summary>Never fails for Qdrant: without it there are no candidates, and the reason.</summary>
    /// <param name="taken">What the asked repositories are like.</param>
    public async Task<Candidates> FindAsync(
        IndexQuery query, PreparedQuery asked, CodedVector? vector, Wire.Filter filter, IReadOnlyList<LessonSample> taken, StoreIdentity store, int limit, CancellationToken cancellation)
    {
        var sampled = taken.Min(t => t.Revision);
        if (!health.MayAsk())
            return new([], sampled, IsAway);
        try
        {
            var ours = store.MarkOf(vectors.Space);
            var before = health.Seen ?? await collections.ViewServedAsync(cancellation);
            if (before?.Mark.HasOurWords(ours) != true)
                return Behind(sampled);
            var batch = LessonQueries.Of(filter, LessonFilter.Corpus(query.Grant, query.Repo), Words(asked, taken),
                before.Mark == ours ? LessonPoint.NumbersOf(vector, vectors.Space?.Dimensions ?? 0) : null, limit);
            var (lessons, view) = LessonQueries.Read(await client.QueryAsync(collections.Alias, batch, cancellation));
            health.Answered();
            health.Seen = view;
            // The lists and the mark are not of one moment: what both looks agree on is complete.
            return view?.Mark.HasOurWords(ours) != true ? Behind(sampled)
                : new(lessons, Math.Min(before.Revision, view.Revision), view.Mark == ours ? null : HasOtherVectors);
        }
        catch (QdrantException e) when (e.Failure == QdrantFailure.Missing)
        {
            return Behind(sampled);
        }
        catch (QdrantException e)
        {
            health.Failed(e);
            return new([], sampled, IsAway);
        }
    }

    /// <summary>Why searches are less than they should be; null when all is well.</summary>
    public async ValueTask<string?> AwayAsync(CancellationToken cancellation)
    {
        try
        {
            if (time.GetUtcNow() - lookedAt >= LookAtMostEach && health.MayAsk())
            {
                lookedAt = time.GetUtcNow();
                health.Seen = await collections.ViewServedAsync(cancellation);
                health.Answered();
            }
        }
        catch (QdrantException e)
        {
            health.Failed(e);
        }
        if (health.Away is { } reason)
            return $"{reason}; searches use words from the store.";
        var ours = (await database.ReadAsync(StoreIdentity.ReadAsync, cancellation)).MarkOf(vectors.Space);
        return health.Seen is not { } seen || !seen.Mark.HasOurWords(ours) ? "The collection is still being filled; searches use words from the store."
            : seen.Mark != ours ? "The collection is being made anew for another embedder; searches go by words alone." : null;
    }

    private Candidates Behind(long sampled)
    {
        health.Seen = null;
        return new([], sampled, IsBehind);
    }

    /// <summary>The terms of the query with what stands for them, and what a misspelt one may have meant.</summary>
    private static Wire.SparseVector? Words(PreparedQuery asked, IReadOnlyList<LessonSample> taken) =>
        SparseWords.Asked(asked.Terms.Concat(taken.SelectMany(t => t.Meant(asked))).Select(t => (t.Text, t.Factor)).Distinct());
}
