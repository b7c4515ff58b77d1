using System.Buffers;
using Memory.Indexing.Segments;

namespace Memory.Indexing.Searching;

/// <summary>Likeness by runs of characters, weighed by how rare they are in the partition: near 0 for strangers, near 1 for the same text.</summary>
internal static class NgramScorer
{
    /// <summary>The most telling n-grams of a long query are asked for; the others would cost time and change nothing.</summary>
    private const int AskedMax = 256;

    /// <summary>In a large partition, n-grams that stand in so large a share of it are left out.</summary>
    private const int LargeMin = 8_192;
    private const double CommonShare = 0.2;

    /// <summary>By how often a document has an n-gram after the first time: what that adds.</summary>
    private static readonly float[] Again = [.. Enumerable.Range(0, 32).Select(n => Ngram.Said(n + 1) - 1)];

    /// <param name="scores">A slot each, added to.</param>
    public static void Score<T>(Snapshot<T> partition, PreparedQuery query, Span<float> scores)
    {
        var count = query.Ngrams.Length;
        if (count == 0 || partition.Documents == 0)
            return;
        var worths = ArrayPool<float>.Shared.Rent(count);
        var order = ArrayPool<int>.Shared.Rent(count);
        // The place of each n-gram in each segment.
        var keys = ArrayPool<int>.Shared.Rent(count * partition.Views.Length);
        var asked = Weigh(partition, query, worths, order, keys);
        for (var v = 0; v < partition.Views.Length; v++)
        {
            var segment = partition.Views[v].Segment;
            var here = scores.Slice(partition.Bases[v], segment.Count);
            for (var i = 0; i < asked; i++)
                if (keys[order[i] * partition.Views.Length + v] is >= 0 and var key)
                    Add(segment.NgramPostings.Slots(key), segment.NgramDocuments[key], worths[order[i]], here);
            for (var slot = 0; slot < here.Length; slot++)
                here[slot] *= segment.NgramScales[slot];
        }
        ArrayPool<float>.Shared.Return(worths);
        ArrayPool<int>.Shared.Return(order);
        ArrayPool<int>.Shared.Return(keys);
    }

    /// <param name="documents">So many slots are different ones; each of the others is there again.</param>
    private static void Add(ReadOnlySpan<ushort> slots, int documents, float worth, Span<float> scores)
    {
        foreach (var slot in slots[..documents])
            scores[slot] += worth;
        for (var i = documents; i < slots.Length;)
        {
            var from = i;
            while (i < slots.Length && slots[i] == slots[from])
                i++;
            scores[slots[from]] += worth * Again[Math.Min(Again.Length - 1, i - from)];
        }
    }

    /// <summary>What each n-gram of the query is worth in this partition, and which of them are asked for.</summary>
    /// <returns>How many of <paramref name="order"/>.</returns>
    private static int Weigh<T>(Snapshot<T> partition, PreparedQuery query, float[] worths, int[] order, int[] keys)
    {
        var all = partition.Documents + PartitionTerms.DocumentsBefore;
        var highest = Math.Log((all + 1) / 0.5);
        var common = partition.Documents >= LargeMin ? partition.Documents * CommonShare : double.MaxValue;
        var asked = 0;
        double norm = 0;
        for (var i = 0; i < query.Ngrams.Length; i++)
        {
            var documents = 0;
            for (var v = 0; v < partition.Views.Length; v++)
            {
                var key = keys[i * partition.Views.Length + v] = partition.Views[v].Segment.Ngrams.AsSpan().BinarySearch(query.Ngrams[i]);
                documents += key < 0 ? 0 : partition.Views[v].NgramDocuments(key);
            }
            var idf = Math.Log((all + 1) / (partition.DocumentsWithNgram(query.Ngrams[i], documents) + 0.5)) / highest;
            // What nobody has makes the query no more alike, but stands in its norm.
            norm += query.NgramsSaid[i] * idf * query.NgramsSaid[i] * idf;
            if (documents == 0 || documents > common)
                continue;
            worths[i] = (float)(query.NgramsSaid[i] * idf * idf);
            order[asked++] = i;
        }
        if (asked > AskedMax)
        {
            var least = ArrayPool<float>.Shared.Rent(asked);
            for (var i = 0; i < asked; i++)
                least[i] = -worths[order[i]];
            least.AsSpan(0, asked).Sort(order.AsSpan(0, asked));
            ArrayPool<float>.Shared.Return(least);
            asked = AskedMax;
        }
        var scale = (float)(1 / Math.Sqrt(norm));
        for (var i = 0; i < asked; i++)
            worths[order[i]] *= scale;
        return asked;
    }
}
