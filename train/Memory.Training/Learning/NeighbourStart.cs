using Memory.Indexing.Embedding;

namespace Memory.Training.Learning;

/// <summary>
/// Where training starts: which words stand near each other (positive pointwise mutual information within five words), as a
/// matrix that a few dimensions hold best (subspace iteration from a random one). Rare words start long, frequent ones short.
/// </summary>
public sealed class NeighbourStart(Vocabulary vocabulary, int dimensions, Threads threads, int seed)
{
    private const int Window = 5, RowsAtOnce = 1_000, CountMin = 2, Turns = 3, TextsMax = 400_000;
    /// <summary>Frequent neighbours count a little less than their number.</summary>
    private const double Smoothing = 0.75;
    private const float GramLength = 0.25f;

    private readonly int size = vocabulary.Hashes.Length;

    /// <summary>A table of a row for each term, then of one for each bucket.</summary>
    public float[] Table(IReadOnlyList<NumberedPair> pairs, int buckets)
    {
        var random = new Random(seed);
        var picked = Enumerable.Range(0, pairs.Count).ToArray();
        random.Shuffle(picked);
        var texts = picked.Take(TextsMax).Select(p => pairs[p].Document.Select(t => vocabulary.RowOf[t]).ToArray()).ToList();
        var near = Weigh(Count(texts));
        Console.WriteLine($"neighbours: {near.Sum(r => (long)r.Columns.Length):N0} of {size:N0} words");
        var basis = new float[size * dimensions];
        for (var i = 0; i < basis.Length; i++)
            basis[i] = (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5);
        for (var turn = 0; turn < Turns; turn++)
        {
            basis = Product(near, basis);
            Orthonormalize(basis);
        }
        basis = Product(near, basis);
        // Columns by the root of what they carry, as a decomposition would have them.
        var lengths = ColumnLengths(basis);
        var table = new float[(size + buckets) * dimensions];
        for (var row = 0; row < size; row++)
        {
            var target = table.AsSpan(row * dimensions, dimensions);
            for (var i = 0; i < dimensions; i++)
                target[i] = basis[row * dimensions + i] / MathF.Sqrt(lengths[i] + 1e-9f);
            Spans.Scale(target, vocabulary.Rarity[row] / (MathF.Sqrt(Spans.Dot(target, target)) + 1e-9f));
        }
        Buckets(table, buckets);
        return table;
    }

    /// <summary>How often each pair of words stands together; a block of rows at a time, dense.</summary>
    private (int[] Columns, float[] Values)[] Count(List<int[]> texts)
    {
        var counts = new (int[] Columns, float[] Values)[size];
        threads.Split(size, RowsAtOnce, (from, to) =>
        {
            var dense = new float[RowsAtOnce * size];
            for (var block = from; block < to; block += RowsAtOnce)
            {
                foreach (var text in texts)
                    for (var i = 0; i < text.Length; i++)
                        if (text[i] >= block && text[i] < block + RowsAtOnce)
                            for (var j = Math.Max(0, i - Window); j <= Math.Min(text.Length - 1, i + Window); j++)
                                if (text[j] >= 0 && text[j] != text[i])
                                    dense[(text[i] - block) * size + text[j]]++;
                for (var row = block; row < Math.Min(size, block + RowsAtOnce); row++)
                {
                    var of = dense.AsSpan((row - block) * size, size);
                    var columns = new List<int>();
                    for (var c = of.IndexOfAnyExcept(0f); c >= 0 && c < size; c++)
                        if (of[c] >= CountMin)
                            columns.Add(c);
                    var values = new float[columns.Count];
                    for (var c = 0; c < values.Length; c++)
                        values[c] = of[columns[c]];
                    counts[row] = ([.. columns], values);
                }
                Array.Clear(dense);
            }
        });
        return counts;
    }

    private static (int[] Columns, float[] Values)[] Weigh((int[] Columns, float[] Values)[] counts)
    {
        var sums = counts.Select(r => r.Values.Sum(v => (double)v)).ToArray();
        var smooth = sums.Select(s => Math.Pow(s, Smoothing)).ToArray();
        var (all, allSmooth) = (sums.Sum(), smooth.Sum());
        return [.. counts.Select((row, r) =>
        {
            // The same both ways: a matrix that is its own transpose.
            var weighed = row.Columns.Select((c, i) => (c, v: (float)(Math.Log(row.Values[i]) - 0.5 * (Math.Log(sums[r] * smooth[c]) + Math.Log(sums[c] * smooth[r])) + Math.Log(allSmooth))))
                .Where(x => x.v > 0).ToList();
            return (weighed.Select(x => x.c).ToArray(), weighed.Select(x => x.v).ToArray());
        })];
    }

    private float[] Product((int[] Columns, float[] Values)[] near, float[] basis)
    {
        var product = new float[basis.Length];
        threads.Split(size, 16, (from, to) =>
        {
            for (var row = from; row < to; row++)
                for (var i = 0; i < near[row].Columns.Length; i++)
                    Spans.AddScaled(product.AsSpan(row * dimensions, dimensions), basis.AsSpan(near[row].Columns[i] * dimensions, dimensions), near[row].Values[i]);
        });
        return product;
    }

    /// <summary>Gram and Schmidt, column by column.</summary>
    private void Orthonormalize(float[] basis)
    {
        var columns = new float[dimensions][];
        for (var c = 0; c < dimensions; c++)
        {
            var column = columns[c] = new float[(size + 7) / 8 * 8];
            for (var row = 0; row < size; row++)
                column[row] = basis[row * dimensions + c];
            for (var turn = 0; turn < 2; turn++)
                for (var before = 0; before < c; before++)
                    Spans.AddScaled(column, columns[before], -Spans.Dot(column, columns[before]));
            Spans.Scale(column, 1 / (MathF.Sqrt(Spans.Dot(column, column)) + 1e-12f));
            for (var row = 0; row < size; row++)
                basis[row * dimensions + c] = column[row];
        }
    }

    private float[] ColumnLengths(float[] basis)
    {
        var lengths = new float[dimensions];
        for (var row = 0; row < size; row++)
            for (var c = 0; c < dimensions; c++)
                lengths[c] += basis[row * dimensions + c] * basis[row * dimensions + c];
        return [.. lengths.Select(MathF.Sqrt)];
    }

    /// <summary>An n-gram starts where the words that have it are.</summary>
    private void Buckets(float[] table, int buckets)
    {
        Span<int> grams = stackalloc int[TermRows.GramsMax];
        for (var row = 0; row < size; row++)
            foreach (var gram in grams[..TermRows.Grams(vocabulary.Words[row], buckets, grams)])
                Spans.AddScaled(table.AsSpan((size + gram) * dimensions, dimensions), table.AsSpan(row * dimensions, dimensions), 1);
        for (var gram = size; gram < size + buckets; gram++)
        {
            var row = table.AsSpan(gram * dimensions, dimensions);
            Spans.Scale(row, GramLength / (MathF.Sqrt(Spans.Dot(row, row)) + 1e-9f));
        }
    }
}
