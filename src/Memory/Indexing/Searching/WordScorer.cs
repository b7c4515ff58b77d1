using System.Buffers;
using Memory.Indexing.Segments;

namespace Memory.Indexing.Searching;

/// <summary>BM25 over a partition, a segment at a time and a word at a time.</summary>
internal static class WordScorer
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <param name="terms">By word; of several that answer one word the best counts, not their sum.</param>
    /// <param name="scores">A slot each, added to.</param>
    public static void Score<T>(Snapshot<T> partition, List<FoundTerm> terms, Span<float> scores)
    {
        // Only the slots of the largest segment are needed, and only where several terms answer a word.
        var slots = SharesWords(terms) ? partition.Views.Max(v => v.Segment.Count) : 0;
        var best = slots == 0 ? [] : ArrayPool<float>.Shared.Rent(slots);
        Array.Clear(best, 0, slots);
        for (var v = 0; v < partition.Views.Length; v++)
        {
            var segment = partition.Views[v].Segment;
            var here = scores.Slice(partition.Bases[v], segment.Count);
            var perLength = K1 * B / Math.Max(1e-6f, (float)partition.AverageLength);
            for (int i = 0, end; i < terms.Count; i = end)
            {
                for (end = i + 1; end < terms.Count && terms[end].Asked.Word == terms[i].Asked.Word;)
                    end++;
                if (end == i + 1)
                    Add(segment, terms[i], v, perLength, here);
                else
                    AddBest(segment, terms, i, end, v, perLength, best, here);
            }
        }
        if (slots > 0)
            ArrayPool<float>.Shared.Return(best);
    }

    private static bool SharesWords(List<FoundTerm> terms)
    {
        for (var i = 1; i < terms.Count; i++)
            if (terms[i].Asked.Word == terms[i - 1].Asked.Word)
                return true;
        return false;
    }

    private static void Add<T>(Segment<T> segment, FoundTerm term, int view, float perLength, Span<float> scores)
    {
        if (term.Keys[view] < 0)
            return;
        var slots = segment.TermPostings.Slots(term.Keys[view]);
        var weights = segment.TermPostings.Weights(term.Keys[view]);
        var lengths = segment.Lengths;
        var worth = term.Idf * term.Asked.Factor * (K1 + 1);
        for (var i = 0; i < slots.Length; i++)
        {
            var weight = weights[i] * PostingTable.Unit;
            scores[slots[i]] += worth * weight / (weight + K1 * (1 - B) + perLength * lengths[slots[i]]);
        }
    }

    private static void AddBest<T>(
        Segment<T> segment, List<FoundTerm> terms, int from, int to, int view, float perLength, float[] best, Span<float> scores)
    {
        for (var t = from; t < to; t++)
        {
            if (terms[t].Keys[view] < 0)
                continue;
            var slots = segment.TermPostings.Slots(terms[t].Keys[view]);
            var weights = segment.TermPostings.Weights(terms[t].Keys[view]);
            var worth = terms[t].Idf * terms[t].Asked.Factor * (K1 + 1);
            for (var i = 0; i < slots.Length; i++)
            {
                var weight = weights[i] * PostingTable.Unit;
                var score = worth * weight / (weight + K1 * (1 - B) + perLength * segment.Lengths[slots[i]]);
                var more = score - best[slots[i]];
                if (more <= 0)
                    continue;
                best[slots[i]] = score;
                scores[slots[i]] += more;
            }
        }
        for (var t = from; t < to; t++)
            if (terms[t].Keys[view] >= 0)
                foreach (var slot in segment.TermPostings.Slots(terms[t].Keys[view]))
                    best[slot] = 0;
    }
}
