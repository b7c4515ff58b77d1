using System.Buffers;

namespace Memory.Indexing.Bm25;

/// <param name="Matches">Words of the query that the document has.</param>
internal sealed record Scored<T>(T Item, string Id, double Score, IReadOnlyList<TermMatch> Matches);

/// <summary>BM25 over a partition, a term at a time and a segment at a time; scores live in two rented arrays.</summary>
internal static class Scorer
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>
    /// Documents that every partition is thought to have besides its own: without them a term in the only document
    /// of a small partition would count as one that is everywhere, and small partitions could not be compared with large ones.
    /// </summary>
    private const double DocumentsBefore = 50;

    public static List<Scored<T>> Search<T>(Partition<T> partition, IReadOnlyList<QueryWord> words, Func<T, bool> accepts, int limit) where T : class
    {
        var snapshot = partition.Current;
        if (snapshot.Documents == 0 || words.Count == 0 || limit <= 0)
            return [];
        var wanted = PartitionQuery.Of(words, snapshot, partition.Table);
        if (wanted.Count == 0)
            return [];
        var best = new TopDocuments<T>(limit);
        var scores = ArrayPool<float>.Shared.Rent(Segment<T>.Capacity);
        var group = ArrayPool<float>.Shared.Rent(Segment<T>.Capacity);
        var touched = ArrayPool<int>.Shared.Rent(Segment<T>.Capacity);
        foreach (var segment in snapshot.Segments)
        {
            Array.Clear(scores, 0, segment.Documents.Length);
            Array.Clear(group, 0, segment.Documents.Length);
            Score(snapshot, segment, wanted, scores, group, touched);
            Collect(snapshot, segment, scores, accepts, best);
        }
        ArrayPool<float>.Shared.Return(scores);
        ArrayPool<float>.Shared.Return(group);
        ArrayPool<int>.Shared.Return(touched);
        return [.. best.Sorted().Select(b => new Scored<T>(b.Document.Item!, b.Document.Id, b.Score, Matching(snapshot, b.Segment, b.Slot, wanted, partition.Table)))];
    }

    private static void Score<T>(Snapshot<T> snapshot, Segment<T> segment, List<Wanted> wanted, float[] scores, float[] group, int[] touched) where T : class
    {
        var lengths = segment.Lengths;
        var (fixedNorm, normALength) = ((float)(K1 * (1 - B)), (float)(K1 * B / Math.Max(1e-6, snapshot.AverageLength)));
        foreach (var (word, alternatives) in wanted)
        {
            var count = 0;
            var said = 1 + Math.Log(word.Count);
            foreach (var alternative in alternatives)
            {
                var idf = (float)(said * alternative.Factor * (K1 + 1) * Idf(snapshot, alternative.Documents));
                var postings = segment.PostingsOf(alternative.Term);
                for (var i = 0; i < postings.Slots.Length; i++)
                {
                    var slot = postings.Slots[i];
                    var weight = postings.Weight(i);
                    var score = idf * weight / (weight + fixedNorm + normALength * lengths[slot]);
                    if (group[slot] == 0)
                        touched[count++] = slot;
                    group[slot] = Math.Max(group[slot], score);
                }
            }
            for (var i = 0; i < count; i++)
            {
                scores[touched[i]] += group[touched[i]];
                group[touched[i]] = 0;
            }
        }
    }

    private static void Collect<T>(Snapshot<T> snapshot, Segment<T> segment, float[] scores, Func<T, bool> accepts, TopDocuments<T> best) where T : class
    {
        var documents = segment.Documents;
        for (var slot = 0; slot < documents.Length; slot++)
            if (scores[slot] > 0 && best.Wants(scores[slot]) && snapshot.Has(documents[slot]) && accepts(documents[slot].Item!))
                best.Add(new(documents[slot], segment, slot, scores[slot]));
    }

    private static double Idf<T>(Snapshot<T> snapshot, int documents) where T : class =>
        Math.Log(1 + (snapshot.Documents + DocumentsBefore - documents + 0.5) / (documents + 0.5));

    private static List<TermMatch> Matching<T>(Snapshot<T> snapshot, Segment<T> segment, int slot, List<Wanted> wanted, TermTable table) where T : class
    {
        var matches = new List<TermMatch>();
        var most = Math.Log(1 + (snapshot.Documents + DocumentsBefore - 0.5) / 1.5);
        foreach (var (word, alternatives) in wanted)
        {
            TermMatch? match = null;
            foreach (var (term, documents, _, kind) in alternatives)
                if (segment.WeightOf(term, slot) is { } weight && (match is null || (match.Kind == kind && match.Weight < weight)))
                    match = new TermMatch(word.Word, word.Term, table.TextOf(term), kind, Math.Clamp(Idf(snapshot, documents) / most, 0, 1), weight);
            if (match is not null)
                matches.Add(match);
        }
        return matches;
    }
}
