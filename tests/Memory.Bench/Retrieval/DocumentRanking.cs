using Memory.Indexing;
using Memory.Indexing.Searching;
using Memory.Storage;

namespace Memory.Bench.Retrieval;

/// <summary>Sets of documents, through the product's index of passages.</summary>
internal static class DocumentRanking
{
    private const string Repo = "bench/corpus";
    private const int Depth = 10;

    public static SortedDictionary<string, SortedDictionary<string, double>> Measure(IReadOnlyList<RetrievalSet> sets, TextWriter output)
    {
        var indexes = sets.Select(s => (Set: s, Index: Index(s))).ToList();
        return ChannelTable.Measure(plan => [.. indexes.SelectMany(i => Scores(i.Set, i.Index, plan))], output);
    }

    public static EmbeddedPassageIndex Index(RetrievalSet set)
    {
        var index = new EmbeddedPassageIndex(Embedders.Shipped);
        var revision = 0L;
        foreach (var page in set.Documents.Chunk(1_000))
            index.Apply([.. page.Select(d => new PassageChange(++revision, d.Id,
                new Passage(d.Id, Repo, Passage.Document, null, d.Title, d.Text, [], null, DateTimeOffset.UnixEpoch, revision)))]);
        return index;
    }

    private static ParallelQuery<RankScore> Scores(RetrievalSet set, EmbeddedPassageIndex index, SearchPlan plan) =>
        set.Queries.Where(q => set.Relevant.ContainsKey(q.Id)).AsParallel().AsOrdered().Select(q =>
            RankScore.Of([.. index.Search(Grant.All, Repo, q.Text, Depth, plan).Select(h => h.Passage.Id)], set.Relevant[q.Id]));
}
