using Memory.Indexing.Embedding;

namespace Memory.Training.Learning;

/// <summary>Texts to rows, by the same code that the service reads with.</summary>
public sealed class Bagging(Vocabulary vocabulary, string[] words, int buckets, int seed)
{
    /// <summary>In one text of so many, rare terms are read through their n-grams, so that these learn what unknown words mean.</summary>
    private const int HiddenEvery = 8;
    private const int RareBelow = 300;

    private readonly Random random = new(seed);
    private readonly HashSet<uint> frequent = [.. Enumerable.Range(0, words.Length).Where(t => vocabulary.RowOf[t] >= 0 && vocabulary.Counts[t] >= RareBelow).Select(t => vocabulary.Hashes[vocabulary.RowOf[t]])];
    private uint[]? frequentHashes;
    private int[]? frequentRows;

    public Bags Of(IEnumerable<int[]> texts)
    {
        frequentHashes ??= [.. vocabulary.Hashes.Where(frequent.Contains)];
        frequentRows ??= [.. Enumerable.Range(0, vocabulary.Hashes.Length).Where(r => frequent.Contains(vocabulary.Hashes[r]))];
        var bags = new Bags();
        var rows = new List<WeightedRow>();
        foreach (var text in texts)
        {
            rows.Clear();
            var terms = text.Select(t => words[t]).ToList();
            if (random.Next(HiddenEvery) > 0)
                TermRows.Read(terms, vocabulary.Hashes, buckets, rows);
            else
            {
                TermRows.Read(terms, frequentHashes, buckets, rows);
                for (var i = 0; i < rows.Count; i++)
                    rows[i] = rows[i] with { Row = rows[i].Row < frequentRows.Length ? frequentRows[rows[i].Row] : rows[i].Row - frequentRows.Length + vocabulary.Hashes.Length };
            }
            bags.Add(rows);
        }
        return bags;
    }
}
