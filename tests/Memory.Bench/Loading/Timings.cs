using System.Globalization;

namespace Memory.Bench.Loading;

/// <summary>Requests that were answered: how many a second, and how long each took.</summary>
internal sealed record Timings(int Count, double Seconds, double[] Sorted)
{
    public static Timings Of(IEnumerable<double> milliseconds, double seconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return new(sorted.Length, seconds, sorted);
    }

    /// <param name="share">0 to 1.</param>
    /// <returns>Milliseconds, by nearest rank.</returns>
    public double Percentile(double share) =>
        Sorted.Length == 0 ? 0 : Sorted[Math.Clamp((int)Math.Ceiling(share * Sorted.Length) - 1, 0, Sorted.Length - 1)];

    public SortedDictionary<string, double> ToRow() => new(StringComparer.Ordinal)
    {
        ["perSecond"] = Math.Round(Count / Math.Max(Seconds, 1e-6), 1),
        ["p50Ms"] = Math.Round(Percentile(0.50), 2),
        ["p95Ms"] = Math.Round(Percentile(0.95), 2),
        ["p99Ms"] = Math.Round(Percentile(0.99), 2),
    };

    public string ToLine(string name) => string.Create(CultureInfo.InvariantCulture,
        $"  {name,-20} {Count / Math.Max(Seconds, 1e-6),8:0} /s   p50 {Percentile(0.50),7:0.0} ms   p95 {Percentile(0.95),7:0.0} ms   p99 {Percentile(0.99),7:0.0} ms   ({Count} in {Seconds:0.0} s)");
}
