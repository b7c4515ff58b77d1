using System.Globalization;

namespace Memory.Bench.Retrieval;

/// <summary>How far a difference of means over the same queries can be trusted: 95 % interval of a bootstrap over the queries.</summary>
internal static class PairedBootstrap
{
    private const int Rounds = 10_000;
    private const int Seed = 11;

    /// <returns>In points of 100.</returns>
    public static (double Mean, double Low, double High) Of(IReadOnlyList<double> after, IReadOnlyList<double> before)
    {
        var differences = after.Zip(before, (a, b) => 100 * (a - b)).ToArray();
        var random = new Random(Seed);
        var means = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            double sum = 0;
            for (var i = 0; i < differences.Length; i++)
                sum += differences[random.Next(differences.Length)];
            means[round] = sum / differences.Length;
        }
        Array.Sort(means);
        return (differences.Average(), means[(int)(Rounds * 0.025)], means[(int)(Rounds * 0.975)]);
    }

    public static string Text((double Mean, double Low, double High) d) =>
        string.Create(CultureInfo.InvariantCulture, $"{d.Mean:+0.0;-0.0} [{d.Low:+0.0;-0.0}, {d.High:+0.0;-0.0}]");
}
