using System.Globalization;

namespace Memory.Bench;

/// <summary>How far a share of few rows can be trusted: the 95 % interval of Wilson.</summary>
internal static class Wilson
{
    private const double Z = 1.96;

    /// <returns>"0.850 [0.790, 0.896] of 180".</returns>
    public static string Text(int hits, int rows)
    {
        var (low, high) = Interval(hits, rows);
        return string.Create(CultureInfo.InvariantCulture, $"{(rows == 0 ? 0 : (double)hits / rows):0.000} [{low:0.000}, {high:0.000}] of {rows}");
    }

    public static (double Low, double High) Interval(int hits, int rows)
    {
        if (rows == 0)
            return (0, 1);
        var share = (double)hits / rows;
        var centre = share + Z * Z / (2 * rows);
        var spread = Z * Math.Sqrt(share * (1 - share) / rows + Z * Z / (4.0 * rows * rows));
        var scale = 1 + Z * Z / rows;
        return (Math.Max(0, (centre - spread) / scale), Math.Min(1, (centre + spread) / scale));
    }
}
