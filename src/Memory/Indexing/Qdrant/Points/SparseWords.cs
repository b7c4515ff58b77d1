using System.Text;
using Memory.Indexing.Qdrant.Wire;

namespace Memory.Indexing.Qdrant;

/// <summary>Weighted terms as a sparse vector: a number for each term, and the part of BM25 that a document has by itself. The server adds how rare a term is.</summary>
internal static class SparseWords
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>Weighted terms of a lesson of ordinary length. The true average would change every vector with every lesson; what is found is ranked by it afterwards.</summary>
    private const float AverageLength = 60;

    /// <returns>Null for a text without terms.</returns>
    public static SparseVector? Of(IReadOnlyDictionary<string, float> weights)
    {
        var length = weights.Values.Sum();
        return Sum(weights.Select(w => (w.Key, w.Value * (K1 + 1) / (w.Value + K1 * (1 - B + B * length / AverageLength)))));
    }

    /// <returns>Null where nothing is asked.</returns>
    public static SparseVector? Asked(IEnumerable<(string Term, float Weight)> terms) => Sum(terms);

    /// <summary>Two terms of one number count as one: with 2³² numbers that is rare, and the ranking that follows knows them apart.</summary>
    private static SparseVector? Sum(IEnumerable<(string Term, float Weight)> terms)
    {
        var sums = new SortedDictionary<uint, float>();
        foreach (var (term, weight) in terms)
        {
            var number = NumberOf(term);
            sums[number] = sums.GetValueOrDefault(number) + weight;
        }
        return sums.Count == 0 ? null : new([.. sums.Keys], [.. sums.Values]);
    }

    /// <summary>FNV-1a with a last mixing, over UTF-8: the same on every machine and in every version, because it is stored.</summary>
    internal static uint NumberOf(string term)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(term))
            hash = (hash ^ b) * 16777619u;
        hash ^= hash >> 16;
        hash *= 0x85EBCA6Bu;
        return hash ^ (hash >> 13);
    }
}
