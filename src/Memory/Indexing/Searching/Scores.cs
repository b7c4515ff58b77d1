using System.Buffers;
using System.Numerics;

namespace Memory.Indexing.Searching;

/// <summary>A score for each place, in a rented array that begins with zeros.</summary>
internal readonly struct Scores : IDisposable
{
    private readonly float[] rented;
    private readonly int count;

    public Scores(int count)
    {
        this.count = count;
        rented = ArrayPool<float>.Shared.Rent(count);
        Array.Clear(rented, 0, count);
    }

    public Span<float> All => rented.AsSpan(0, count);

    public void Dispose() => ArrayPool<float>.Shared.Return(rented);

    /// <summary>The next place from <paramref name="from"/> on whose weighted sum reaches <paramref name="least"/>, or the number of places.</summary>
    public static int Next(ReadOnlySpan<float> a, float factorA, ReadOnlySpan<float> b, float factorB, float least, int from)
    {
        var i = from;
        var floor = new Vector<float>(least);
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
            if (Vector.GreaterThanOrEqualAny(new Vector<float>(a[i..]) * factorA + new Vector<float>(b[i..]) * factorB, floor))
                break;
        for (; i < a.Length; i++)
            if (a[i] * factorA + b[i] * factorB >= least)
                break;
        return i;
    }
}
