using System.Numerics;

namespace Memory.Training.Learning;

/// <summary>Arithmetic on rows; their length is a multiple of 8, the width of a vector or of two.</summary>
internal static class Spans
{
    public static void AddScaled(Span<float> target, ReadOnlySpan<float> row, float factor)
    {
        var by = new Vector<float>(factor);
        for (var i = 0; i < target.Length; i += Vector<float>.Count)
            Vector.FusedMultiplyAdd(new Vector<float>(row[i..]), by, new Vector<float>(target[i..])).CopyTo(target[i..]);
    }

    public static void Scale(Span<float> row, float factor)
    {
        for (var i = 0; i < row.Length; i += Vector<float>.Count)
            (new Vector<float>(row[i..]) * factor).CopyTo(row[i..]);
    }

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < a.Length; i += Vector<float>.Count)
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        return Vector.Sum(sum);
    }

    public static void Adam(Span<float> row, Span<float> mean, Span<float> square, ReadOnlySpan<float> gradient, float first, float second, float rate, float small)
    {
        for (var i = 0; i < row.Length; i += Vector<float>.Count)
        {
            var by = new Vector<float>(gradient[i..]);
            var m = new Vector<float>(mean[i..]) * first + by * (1 - first);
            var s = new Vector<float>(square[i..]) * second + by * by * (1 - second);
            m.CopyTo(mean[i..]);
            s.CopyTo(square[i..]);
            (new Vector<float>(row[i..]) - m * rate / (Vector.SquareRoot(s) + new Vector<float>(small))).CopyTo(row[i..]);
        }
    }
}
