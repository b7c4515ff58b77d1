using System.Numerics;
using System.Runtime.InteropServices;

namespace Memory.Training.Learning;

/// <summary>Products of dense matrices, row after row in memory; columns a multiple of the vector's width.</summary>
public static class Matrix
{
    private static readonly int Width = Vector<float>.Count;

    /// <summary>c[i,j] = a[i]·b[j] for rows <paramref name="from"/> to <paramref name="to"/> of c; their number and that of b's rows are multiples of 4.</summary>
    public static void TimesTransposed(float[] a, float[] b, float[] c, int from, int to, int rowsOfB, int columns)
    {
        for (var i = from; i < to; i += 4)
            for (var j = 0; j < rowsOfB; j += 2)
            {
                Vector<float> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
                ref var x0 = ref a[i * columns];
                ref var x1 = ref a[(i + 1) * columns];
                ref var x2 = ref a[(i + 2) * columns];
                ref var x3 = ref a[(i + 3) * columns];
                ref var y0 = ref b[j * columns];
                ref var y1 = ref b[(j + 1) * columns];
                for (nuint k = 0; k < (nuint)columns; k += (nuint)Width)
                {
                    var (u, v) = (Vector.LoadUnsafe(ref y0, k), Vector.LoadUnsafe(ref y1, k));
                    var p = Vector.LoadUnsafe(ref x0, k);
                    (s00, s01) = (Vector.FusedMultiplyAdd(p, u, s00), Vector.FusedMultiplyAdd(p, v, s01));
                    p = Vector.LoadUnsafe(ref x1, k);
                    (s10, s11) = (Vector.FusedMultiplyAdd(p, u, s10), Vector.FusedMultiplyAdd(p, v, s11));
                    p = Vector.LoadUnsafe(ref x2, k);
                    (s20, s21) = (Vector.FusedMultiplyAdd(p, u, s20), Vector.FusedMultiplyAdd(p, v, s21));
                    p = Vector.LoadUnsafe(ref x3, k);
                    (s30, s31) = (Vector.FusedMultiplyAdd(p, u, s30), Vector.FusedMultiplyAdd(p, v, s31));
                }
                (c[i * rowsOfB + j], c[i * rowsOfB + j + 1]) = (Vector.Sum(s00), Vector.Sum(s01));
                (c[(i + 1) * rowsOfB + j], c[(i + 1) * rowsOfB + j + 1]) = (Vector.Sum(s10), Vector.Sum(s11));
                (c[(i + 2) * rowsOfB + j], c[(i + 2) * rowsOfB + j + 1]) = (Vector.Sum(s20), Vector.Sum(s21));
                (c[(i + 3) * rowsOfB + j], c[(i + 3) * rowsOfB + j + 1]) = (Vector.Sum(s30), Vector.Sum(s31));
            }
    }

    /// <summary>c = a·b for rows <paramref name="from"/> to <paramref name="to"/>; a multiple of 4 rows, a multiple of two vectors' columns of b.</summary>
    public static void Times(float[] a, float[] b, float[] c, int from, int to, int inner, int columns)
    {
        for (var i = from; i < to; i += 4)
            for (var j = 0; j < columns; j += 2 * Width)
            {
                Vector<float> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
                ref var y = ref MemoryMarshal.GetArrayDataReference(b);
                for (var k = 0; k < inner; k++)
                {
                    var (u, v) = (Vector.LoadUnsafe(ref y, (nuint)(k * columns + j)), Vector.LoadUnsafe(ref y, (nuint)(k * columns + j + Width)));
                    var p = new Vector<float>(a[i * inner + k]);
                    (s00, s01) = (Vector.FusedMultiplyAdd(p, u, s00), Vector.FusedMultiplyAdd(p, v, s01));
                    p = new Vector<float>(a[(i + 1) * inner + k]);
                    (s10, s11) = (Vector.FusedMultiplyAdd(p, u, s10), Vector.FusedMultiplyAdd(p, v, s11));
                    p = new Vector<float>(a[(i + 2) * inner + k]);
                    (s20, s21) = (Vector.FusedMultiplyAdd(p, u, s20), Vector.FusedMultiplyAdd(p, v, s21));
                    p = new Vector<float>(a[(i + 3) * inner + k]);
                    (s30, s31) = (Vector.FusedMultiplyAdd(p, u, s30), Vector.FusedMultiplyAdd(p, v, s31));
                }
                Store(c, i * columns + j, s00, s01);
                Store(c, (i + 1) * columns + j, s10, s11);
                Store(c, (i + 2) * columns + j, s20, s21);
                Store(c, (i + 3) * columns + j, s30, s31);
            }
    }

    public static void Transpose(float[] a, float[] t, int size)
    {
        const int block = 16;
        for (var i = 0; i < size; i += block)
            for (var j = 0; j < size; j += block)
                for (var k = i; k < i + block; k++)
                    for (var l = j; l < j + block; l++)
                        t[l * size + k] = a[k * size + l];
    }

    private static void Store(float[] c, int at, Vector<float> first, Vector<float> second)
    {
        first.CopyTo(c, at);
        second.CopyTo(c, at + Width);
    }
}
