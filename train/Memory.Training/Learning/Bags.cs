using Memory.Indexing.Embedding;

namespace Memory.Training.Learning;

/// <summary>Many texts as weighted rows, one after the other in memory.</summary>
public sealed class Bags
{
    private readonly List<int> rows = [];
    private readonly List<float> weights = [];
    private readonly List<int> ends = [];

    public int Count => ends.Count;

    public ReadOnlySpan<int> Rows(int text) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows)[Start(text)..ends[text]];

    public ReadOnlySpan<float> Weights(int text) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(weights)[Start(text)..ends[text]];

    public void Add(List<WeightedRow> text)
    {
        foreach (var (row, weight) in text)
        {
            rows.Add(row);
            weights.Add(weight / (float)TermRows.One);
        }
        ends.Add(rows.Count);
    }

    private int Start(int text) => text == 0 ? 0 : ends[text - 1];
}
