using Memory.Indexing.Embedding;

namespace Memory.Training.Learning;

/// <summary>Which terms get a row of their own, in the order of the file: ascending by hash.</summary>
public sealed class Vocabulary
{
    private const int CountMin = 5, SourcesWanted = 3;

    private Vocabulary(string[] words, int[] rowOf, float[] rarity, long[] counts) =>
        (Words, Hashes, RowOf, Rarity, Counts) = (words, [.. words.Select(w => TermRows.Hash(w))], rowOf, rarity, counts);

    /// <summary>Of each row.</summary>
    public string[] Words { get; }


    public uint[] Hashes { get; }

    /// <summary>Number of a term to its row; -1 where it has none.</summary>
    public int[] RowOf { get; }

    /// <summary>Of each row: inverse document frequency, 1 for the rarest.</summary>
    public float[] Rarity { get; }

    /// <summary>Of each term, how often it stands.</summary>
    public long[] Counts { get; }

    /// <summary>The most frequent ones; a term of few sources counts less, a joined identifier of fewer than three not at all.</summary>
    /// <param name="most">A multiple of 16.</param>
    public static Vocabulary Choose(string[] words, IReadOnlyList<NumberedPair> pairs, int most)
    {
        var (counts, documents, sources) = (new long[words.Length], new int[words.Length], new int[words.Length]);
        var (lastDocument, lastSource) = (Filled(words.Length), Filled(words.Length));
        for (var p = 0; p < pairs.Count; p++)
        {
            foreach (var term in pairs[p].Query)
                counts[term]++;
            foreach (var term in pairs[p].Document)
            {
                counts[term]++;
                documents[term] += lastDocument[term] == p ? 0 : 1;
                sources[term] += lastSource[term] == pairs[p].Source ? 0 : 1;
                (lastDocument[term], lastSource[term]) = (p, pairs[p].Source);
            }
        }
        var chosen = Enumerable.Range(0, words.Length).Where(t => counts[t] >= CountMin && sources[t] >= 2)
            .Select(t => (Term: t, Score: counts[t] * Math.Min(1.0, sources[t] / (double)SourcesWanted)))
            .OrderByDescending(t => t.Score).ThenBy(t => words[t.Term], StringComparer.Ordinal)
            .DistinctBy(t => TermRows.Hash(words[t.Term])).Take(most).Select(t => t.Term).OrderBy(t => TermRows.Hash(words[t])).ToArray();
        chosen = chosen[..(chosen.Length / 16 * 16)];
        var rowOf = Filled(words.Length);
        var rarity = new float[chosen.Length];
        for (var row = 0; row < chosen.Length; row++)
        {
            rowOf[chosen[row]] = row;
            rarity[row] = MathF.Log((pairs.Count + 1f) / (documents[chosen[row]] + 1)) / MathF.Log(pairs.Count + 1f);
        }
        return new([.. chosen.Select(t => words[t])], rowOf, rarity, counts);
    }

    private static int[] Filled(int length)
    {
        var numbers = new int[length];
        Array.Fill(numbers, -1);
        return numbers;
    }
}
