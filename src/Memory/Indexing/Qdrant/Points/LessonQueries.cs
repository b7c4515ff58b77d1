using Memory.Indexing.Qdrant.Wire;

namespace Memory.Indexing.Qdrant;

/// <summary>A search as one request: the points nearest by words, those nearest by meaning, and the mark of the collection that answers. Pure.</summary>
internal static class LessonQueries
{
    /// <summary>What a list brings is ranked afterwards, so it is longer than what is asked for.</summary>
    private const int CandidatesMin = 50;
    private const int CandidatesMax = EmbeddedLessonIndex.LimitMax;

    private static readonly string[] Wanted = ["lesson"];

    /// <param name="filter">What may be seen; every list is under it.</param>
    /// <param name="corpus">Points that say how rare a word is; null: all of the collection.</param>
    /// <param name="vector">Null: words alone.</param>
    public static QueryBatch Of(Filter filter, Filter? corpus, SparseVector? words, float[]? vector, int limit)
    {
        var candidates = Math.Clamp(2 * limit, CandidatesMin, CandidatesMax);
        var searches = new List<Query>(3);
        if (words is not null)
            searches.Add(new(words, LessonCollections.Words, filter, corpus is null ? null : new(new(corpus)), candidates, Wanted));
        if (vector is not null)
            searches.Add(new(vector, LessonCollections.Dense, filter, null, candidates, Wanted));
        searches.Add(new(null, null, new([new Condition { HasId = [CollectionMark.PointId] }]), null, 1, CollectionMark.Fields));
        return new(searches);
    }

    /// <summary>Ids of lessons, each once, and whose collection answered; the last list is the mark's.</summary>
    public static (IReadOnlyList<string> Lessons, CollectionView? View) Read(IReadOnlyList<QueryAnswer> answers)
    {
        if (answers.Count == 0)
            throw new QdrantException(QdrantFailure.Misunderstood, "Qdrant answered fewer searches than were asked");
        var lessons = answers.SkipLast(1).SelectMany(a => a.Points).Select(p => p.Payload?.Lesson).OfType<string>().Distinct(StringComparer.Ordinal);
        return ([.. lessons], answers[^1].Points is [{ Payload: var payload }, ..] && CollectionMark.Read(payload) is var (mark, revision) ? new(mark, revision) : null);
    }
}
