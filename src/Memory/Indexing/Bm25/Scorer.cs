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

    public static List<Scored<T>> Search<T>(Partition<T> partition, IReadOnlyList<QueryWord> words, Func<T, bool> accepts, int limit)
    {
        var snapshot = partition.Current;
        if (snapshot.Documents == 0 || words.Count == 0 || limit <= 0)
            return [];
        var wanted = PartitionQuery.Of(words, partition);
        if (wanted.Count == 0)
            return [];
        var best = new TopEntries<T>(limit);
        var scores = ArrayPool<float>.Shared.Rent(Segment<T>.Capacity);
        var group = ArrayPool<float>.Shared.Rent(Segment<T>.Capacity);
        var touched = ArrayPool<int>.Shared.Rent(Segment<T>.Capacity);
        for (var s = 0; s < snapshot.Segments.Length; s++)
        {
            var used = snapshot.UsedOf(s);
            Array.Clear(scores, 0, used);
            Array.Clear(group, 0, used);
            Score(snapshot, snapshot.Segments[s], used, wanted, scores, group, touched);
            Collect(snapshot, snapshot.Segments[s].Entries(used), scores, accepts, best);
        }
        ArrayPool<float>.Shared.Return(scores);
        ArrayPool<float>.Shared.Return(group);
        ArrayPool<int>.Shared.Return(touched);
        return [.. best.Sorted().Select(b => new Scored<T>(b.Entry.Item, b.Entry.Id, b.Score, Matching(snapshot, b.Entry, wanted)))];
    }

    private static void Score<T>(
        Snapshot<T> snapshot, Segment<T> segment, int used, List<Wanted> wanted, float[] scores, float[] group, int[] touched)
    {
        var entries = segment.Entries(used);
        var average = Math.Max(1e-6, snapshot.AverageLength);
        foreach (var (word, alternatives) in wanted)
        {
            var count = 0;
            var said = 1 + Math.Log(word.Count);
            foreach (var alternative in alternatives)
            {
                var idf = (float)(said * alternative.Factor * (K1 + 1) * Idf(snapshot, alternative.Term));
                foreach (var (slot, weight) in segment.PostingsOf(alternative.Term))
                {
                    if (slot >= used)
                        break;
                    var norm = (float)(K1 * (1 - B + B * entries[slot].Length / average));
                    var score = idf * weight / (weight + norm);
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

    private static void Collect<T>(
        Snapshot<T> snapshot, ReadOnlySpan<Entry<T>> entries, float[] scores, Func<T, bool> accepts, TopEntries<T> best)
    {
        for (var slot = 0; slot < entries.Length; slot++)
            if (scores[slot] > 0 && best.Wants(scores[slot]) && snapshot.Has(entries[slot]) && accepts(entries[slot].Item))
                best.Add(entries[slot], scores[slot]);
    }

    private static double Idf<T>(Snapshot<T> snapshot, Term term)
    {
        var documents = Math.Min(term.Documents, snapshot.Documents);
        return Math.Log(1 + (snapshot.Documents + DocumentsBefore - documents + 0.5) / (documents + 0.5));
    }

    private static List<TermMatch> Matching<T>(Snapshot<T> snapshot, Entry<T> entry, List<Wanted> wanted)
    {
        var matches = new List<TermMatch>();
        var most = Math.Log(1 + (snapshot.Documents + DocumentsBefore - 0.5) / 1.5);
        foreach (var (word, alternatives) in wanted)
        {
            TermMatch? match = null;
            foreach (var (term, _, kind) in alternatives)
            {
                var at = Array.IndexOf(entry.Terms, term);
                if (at >= 0 && (match is null || (match.Kind == kind && match.Weight < entry.Weights[at])))
                    match = new TermMatch(word.Word, word.Term, term.Text, kind, Math.Clamp(Idf(snapshot, term) / most, 0, 1), entry.Weights[at]);
            }
            if (match is not null)
                matches.Add(match);
        }
        return matches;
    }
}
