using System.Buffers;
using System.Numerics;
using Memory.Text;

namespace Memory.Indexing.Embedding;

/// <summary>
/// Text to weighted rows of an embedding table: a row for each known term, and for an unknown one those of its character
/// n-grams. Training and reading share it, so that a word is the same to both. Integers alone: the same on every platform.
/// </summary>
public static class TermRows
{
    /// <summary>Weight 1, in the fixed point that weights have.</summary>
    public const int One = 256;

    /// <summary>What is read of a text; the rest adds little to a sum over all of its words.</summary>
    public const int CharsMax = 32 * 1024;
    public const int TermsMax = 2_048;

    private const int GramLettersMin = 3, GramLettersMax = 5;
    public const int GramsMax = 48;

    private const uint FnvOffset = 2166136261, FnvPrime = 16777619;

    /// <summary>1 + ln n in 256ths, for a term that stands n times; as numbers, since logarithms differ in their last bit.</summary>
    private static ReadOnlySpan<ushort> Repeated => [0, 256, 433, 537, 611, 668, 715, 754, 788, 818, 845, 870, 892, 913, 932, 949, 966];

    /// <summary>256 / √n, for the n n-grams of one term.</summary>
    private static readonly int[] Shared = [.. Enumerable.Range(0, GramsMax + 1).Select(n => n == 0 ? 0 : (int)Math.Round(One / Math.Sqrt(n)))];

    /// <summary>Terms of a text as an embedder sees them: those of the index, stop words too. What weighs little has learned to; in code "in" and "not" say much.</summary>
    public static List<string> Terms(string text)
    {
        var terms = SearchTerms.Of(text.Length > CharsMax ? text[..CharsMax] : text, TermsMax);
        if (terms.Count > TermsMax)
            terms.RemoveRange(TermsMax, terms.Count - TermsMax);
        return terms;
    }

    /// <summary>Rows of a text's terms, in an order that is the text's alone; a row can stand more than once.</summary>
    /// <param name="known">Hashes of the terms that have a row, ascending: the n-th has row n.</param>
    /// <param name="buckets">How many rows n-grams share; they stand behind those of the terms.</param>
    /// <param name="rows">Is added to.</param>
    public static void Read(List<string> terms, ReadOnlySpan<uint> known, int buckets, List<WeightedRow> rows)
    {
        var hashes = ArrayPool<uint>.Shared.Rent(terms.Count);
        var places = ArrayPool<int>.Shared.Rent(terms.Count);
        for (var i = 0; i < terms.Count; i++)
            (hashes[i], places[i]) = (Hash(terms[i]), i);
        Array.Sort(hashes, places, 0, terms.Count);
        Span<int> grams = stackalloc int[GramsMax];
        for (int from = 0, to; from < terms.Count; from = to)
        {
            for (to = from + 1; to < terms.Count && hashes[to] == hashes[from];)
                to++;
            var weight = (int)Repeated[Math.Min(to - from, Repeated.Length - 1)];
            if (known.BinarySearch(hashes[from]) is >= 0 and var row)
            {
                rows.Add(new(row, weight));
                continue;
            }
            var count = buckets == 0 ? 0 : Grams(terms[places[from]], buckets, grams);
            foreach (var gram in grams[..count])
                rows.Add(new(known.Length + gram, weight * Shared[count] / One));
        }
        ArrayPool<uint>.Shared.Return(hashes);
        ArrayPool<int>.Shared.Return(places);
    }

    /// <summary>FNV-1a over UTF-16, low byte first.</summary>
    public static uint Hash(ReadOnlySpan<char> term)
    {
        var hash = FnvOffset;
        foreach (var c in term)
            hash = Next(hash, c);
        return Mix(hash);
    }

    /// <summary>Buckets of a term's character 3- to 5-grams, its ends marked.</summary>
    /// <returns>How many, at most <see cref="GramsMax"/>.</returns>
    public static int Grams(ReadOnlySpan<char> term, int buckets, Span<int> grams)
    {
        Span<char> marked = stackalloc char[Math.Min(term.Length, 64) + 2];
        term[..(marked.Length - 2)].CopyTo(marked[1..]);
        (marked[0], marked[^1]) = ('<', '>');
        var count = 0;
        for (var letters = GramLettersMin; letters <= GramLettersMax; letters++)
            for (var from = 0; from + letters <= marked.Length && count < GramsMax; from++)
                grams[count++] = (int)(Hash(marked.Slice(from, letters)) % (uint)buckets);
        return count;
    }

    private static uint Next(uint hash, char c) => (((hash ^ (byte)c) * FnvPrime) ^ (byte)(c >> 8)) * FnvPrime;

    /// <summary>FNV's low bits are weak in short texts; a remainder would see little else.</summary>
    private static uint Mix(uint hash)
    {
        hash = (hash ^ BitOperations.RotateRight(hash, 15)) * 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }
}
