namespace Memory.Training.Learning;

/// <summary>
/// The table in training, with what Adam remembers of each value; only rows that a batch touched are moved. Every thread has
/// dimensions of its own, so that no two write to one value and sums have one order.
/// </summary>
public sealed class SparseAdam(float[] table, int rows, int dimensions, Threads threads)
{
    private const float First = 0.9f, Second = 0.999f, Small = 1e-8f;

    private readonly float[] mean = new float[table.Length], square = new float[table.Length];
    private readonly int[] placeOf = new int[rows];
    private readonly List<int> touched = [];
    private float[] gradients = [];
    private int step;

    /// <summary>Sums a text's rows: <paramref name="target"/> gets a vector for each of <paramref name="texts"/>, of length 1; its length before that in <paramref name="norms"/>.</summary>
    public void Gather(Bags bags, int[] texts, float[] target, float[] norms) => threads.Split(texts.Length, 1, (from, to) =>
    {
        for (var i = from; i < to; i++)
        {
            var sum = target.AsSpan(i * dimensions, dimensions);
            sum.Clear();
            var rowsOf = bags.Rows(texts[i]);
            var weights = bags.Weights(texts[i]);
            for (var r = 0; r < rowsOf.Length; r++)
                Spans.AddScaled(sum, table.AsSpan(rowsOf[r] * dimensions, dimensions), weights[r]);
            norms[i] = MathF.Sqrt(Spans.Dot(sum, sum)) + 1e-9f;
            Spans.Scale(sum, 1 / norms[i]);
        }
    });

    public void Begin()
    {
        touched.Clear();
        Array.Fill(placeOf, -1);
        step++;
    }

    /// <summary>Turns gradients by unit vectors into gradients by sums, and notes the rows that they touch.</summary>
    public void Note(Bags bags, int[] texts, float[] units, float[] norms, float[] gradient)
    {
        threads.Split(texts.Length, 1, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var unit = units.AsSpan(i * dimensions, dimensions);
                var by = gradient.AsSpan(i * dimensions, dimensions);
                Spans.AddScaled(by, unit, -Spans.Dot(unit, by));
                Spans.Scale(by, 1 / norms[i]);
            }
        });
        foreach (var text in texts)
            foreach (var row in bags.Rows(text))
                if (placeOf[row] < 0)
                {
                    placeOf[row] = touched.Count;
                    touched.Add(row);
                }
    }

    public void Move(IReadOnlyList<(Bags Bags, int[] Texts, float[] Gradient)> sides, float rate)
    {
        if (gradients.Length < touched.Count * dimensions)
            gradients = new float[touched.Count * dimensions * 5 / 4];
        var (unbiasFirst, unbiasSecond) = (1 - MathF.Pow(First, step), 1 - MathF.Pow(Second, step));
        threads.Split(dimensions, 8, (from, to) =>
        {
            for (var t = 0; t < touched.Count; t++)
                gradients.AsSpan(t * dimensions + from, to - from).Clear();
            foreach (var (bags, texts, gradient) in sides)
                for (var i = 0; i < texts.Length; i++)
                {
                    var rowsOf = bags.Rows(texts[i]);
                    var weights = bags.Weights(texts[i]);
                    var by = gradient.AsSpan(i * dimensions + from, to - from);
                    for (var r = 0; r < rowsOf.Length; r++)
                        Spans.AddScaled(gradients.AsSpan(placeOf[rowsOf[r]] * dimensions + from, to - from), by, weights[r]);
                }
            for (var t = 0; t < touched.Count; t++)
                Spans.Adam(table.AsSpan(touched[t] * dimensions + from, to - from), mean.AsSpan(touched[t] * dimensions + from, to - from),
                    square.AsSpan(touched[t] * dimensions + from, to - from), gradients.AsSpan(t * dimensions + from, to - from),
                    First, Second, rate * MathF.Sqrt(unbiasSecond) / unbiasFirst, Small * MathF.Sqrt(unbiasSecond));
        });
    }
}
