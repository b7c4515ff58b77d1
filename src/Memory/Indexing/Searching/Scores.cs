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

    /// <summary>The highest; 0 where there is none above. What is no number is passed over.</summary>
    public static float Best(ReadOnlySpan<float> scores)
    {
        var best = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= scores.Length; i += Vector<float>.Count)
        {
            var here = new Vector<float>(scores[i..]);
            best = Vector.ConditionalSelect(Vector.GreaterThan(here, best), here, best);
        }
        var highest = 0f;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
            highest = Math.Max(highest, best[lane]);
        for (; i < scores.Length; i++)
            if (scores[i] > highest)
                highest = scores[i];
        return highest;
    }

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
