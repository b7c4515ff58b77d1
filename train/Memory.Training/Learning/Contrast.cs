using System.Numerics;
using System.Runtime.Intrinsics;

namespace Memory.Training.Learning;

/// <summary>
/// One step of contrastive learning: each query of a batch should find its own document among all of them (and half as much
/// the other way). Holds the buffers of a batch.
/// </summary>
public sealed class Contrast(int size, int dimensions, Threads threads)
{
    private const float Scale = 20, Backwards = 0.5f;

    private readonly float[] similar = new float[size * size], turned = new float[size * size];
    private readonly float[] rowSums = new float[size], columnSums = new float[size];

    /// <summary>Unit vectors of the batch, filled by the caller.</summary>
    public float[] Queries { get; } = new float[size * dimensions];
    public float[] Documents { get; } = new float[size * dimensions];

    /// <summary>Gradients by the unit vectors.</summary>
    public float[] OfQueries { get; } = new float[size * dimensions];
    public float[] OfDocuments { get; } = new float[size * dimensions];

    /// <returns>The mean loss of a query.</returns>
    public double Step()
    {
        threads.Split(size, 16, (from, to) =>
        {
            Matrix.TimesTransposed(Queries, Documents, similar, from, to, size, dimensions);
            for (var i = from; i < to; i++)
                rowSums[i] = Exponentiate(similar.AsSpan(i * size, size));
        });
        Array.Clear(columnSums);
        for (var i = 0; i < size; i++)
            Add(similar.AsSpan(i * size, size), columnSums);
        double loss = 0;
        for (var i = 0; i < size; i++)
            loss -= Math.Log(similar[i * size + i] / rowSums[i]);
        threads.Split(size, 16, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                Gradient(similar.AsSpan(i * size, size), rowSums[i]);
                similar[i * size + i] -= (1 + Backwards) * Scale / size;
            }
            Matrix.Times(similar, Documents, OfQueries, from, to, size, dimensions);
        });
        Matrix.Transpose(similar, turned, size);
        threads.Split(size, 16, (from, to) => Matrix.Times(turned, Queries, OfDocuments, from, to, size, dimensions));
        return loss / size;
    }

    /// <summary>Cosines to e^(scale·(cosine - 1)), which neither overflows nor vanishes.</summary>
    private static float Exponentiate(Span<float> row)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < row.Length; i += 8)
        {
            var power = Vector256.Exp(Scale * (Vector256.Create<float>(row[i..]) - Vector256<float>.One));
            power.CopyTo(row[i..]);
            sum += power;
        }
        return Vector256.Sum(sum);
    }

    private void Gradient(Span<float> row, float rowSum)
    {
        var forwards = new Vector<float>(Scale / size / rowSum);
        var backwards = new Vector<float>(Backwards * Scale / size);
        for (var j = 0; j < row.Length; j += Vector<float>.Count)
        {
            var power = new Vector<float>(row[j..]);
            (power * (forwards + backwards / new Vector<float>(columnSums, j))).CopyTo(row[j..]);
        }
    }

    private static void Add(Span<float> row, float[] sums)
    {
        for (var j = 0; j < row.Length; j += Vector<float>.Count)
            (new Vector<float>(row[j..]) + new Vector<float>(sums, j)).CopyTo(sums, j);
    }
}
