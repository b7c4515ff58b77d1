using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Memory.Indexing.Embedding;

/// <summary>
/// Vectors in a signed byte a dimension, for keeping many side by side and scanning them: a quarter of the room, the same order
/// of results. <c>cosine ≈ Dot(a, b) · scaleA · scaleB</c>.
/// </summary>
public static class VectorCode
{
    /// <param name="vector">Of any length but zero; need not be a unit vector.</param>
    /// <param name="code">As long as the vector.</param>
    /// <returns>What makes the code a unit vector again: 1 / its length. 0 for a vector of zeros, whose cosine with all is then 0.</returns>
    public static float Write(ReadOnlySpan<float> vector, Span<sbyte> code)
    {
        var largest = 0f;
        foreach (var value in vector)
            largest = Math.Max(largest, Math.Abs(value));
        if (largest == 0 || !float.IsFinite(largest))
        {
            code[..vector.Length].Clear();
            return 0;
        }
        for (var i = 0; i < vector.Length; i++)
            code[i] = (sbyte)Math.Round((double)vector[i] / largest * sbyte.MaxValue);
        return Scale(code[..vector.Length]);
    }

    /// <summary>1 / the length of a code, 0 for one of zeros.</summary>
    public static float Scale(ReadOnlySpan<sbyte> code) => Dot(code, code) is > 0 and var squares ? (float)(1 / Math.Sqrt(squares)) : 0;

    /// <summary>Both of one length.</summary>
    public static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"Vectors of {a.Length} and {b.Length} dimensions cannot be compared.");
        var (i, sum) = (0, 0);
        if (Avx2.IsSupported)
        {
            var sums = Vector256<int>.Zero;
            for (; i + 16 <= a.Length; i += 16)
                sums += Avx2.MultiplyAddAdjacent(
                    Avx2.ConvertToVector256Int16(Vector128.Create(a.Slice(i, 16))), Avx2.ConvertToVector256Int16(Vector128.Create(b.Slice(i, 16))));
            sum = Vector256.Sum(sums);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            var sums = Vector128<int>.Zero;
            for (; i + 16 <= a.Length; i += 16)
            {
                var (lowA, highA) = Vector128.Widen(Vector128.Create(a.Slice(i, 16)));
                var (lowB, highB) = Vector128.Widen(Vector128.Create(b.Slice(i, 16)));
                // A product of two bytes fits 16 bits, two of them do not.
                var (p, q) = Vector128.Widen(lowA * lowB);
                var (r, s) = Vector128.Widen(highA * highB);
                sums += p + q + r + s;
            }
            sum = Vector128.Sum(sums);
        }
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
