using System.Collections.Frozen;
using Memory.Indexing.Searching;
using Memory.Indexing.Segments;
using Memory.Lessons;

namespace Memory.Indexing.Qdrant;

/// <summary>
/// Some lessons of a repository key, in memory: they say how rare a word is there, and are what is searched while Qdrant is away.
/// Of a key with no more lessons than a sample holds, all of them.
/// </summary>
/// <param name="Key">Repository key; null for all that a grant sees.</param>
/// <param name="Documents">The sample.</param>
/// <param name="Lessons">How many there are in truth.</param>
/// <param name="Revision">Of the store, when it was taken.</param>
/// <param name="Restored">As in <see cref="StoreIdentity"/>.</param>
internal sealed record LessonSample(string? Key, Snapshot<IndexedLesson> Documents, int Lessons, long Revision, long Restored, DateTimeOffset TakenAt)
{
    public bool IsWhole => Documents.Documents >= Lessons;

    public static Snapshot<IndexedLesson> SnapshotOf(IReadOnlyCollection<Indexable<IndexedLesson>> documents)
    {
        var partition = new Partition<IndexedLesson>();
        partition.Apply(documents, FrozenSet<string>.Empty);
        return partition.Current;
    }

    /// <summary>Documents of the key as if the whole key were there: a word is as rare as it is in the key, not in the few that were found.</summary>
    public Snapshot<IndexedLesson> Rank(IReadOnlyCollection<Indexable<IndexedLesson>> documents) =>
        SnapshotOf(documents).PartOf(new Corpus(Lessons, Documents.AverageLength, t => InAll(Documents.Having(t)), n => InAll(Documents.HavingNgram(n))));

    /// <summary>Terms that misspelt words of a query may have meant here.</summary>
    public IEnumerable<AskedTerm> Meant(PreparedQuery query) =>
        PartitionTerms.Of(query, Documents).Select(t => t.Asked).Where(a => a.Kind == TermMatchKind.Spelling);

    private int InAll(int inSample) => IsWhole ? inSample : (int)Math.Round((double)inSample * Lessons / Documents.Documents);
}
