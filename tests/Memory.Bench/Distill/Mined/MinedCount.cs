namespace Memory.Bench.Distill;

/// <summary>Precision, recall and F1 of yes-or-no judgements.</summary>
internal sealed record MinedCount(int TruePositives, int FalsePositives, int FalseNegatives)
{
    public double Precision => TruePositives == 0 ? 0 : (double)TruePositives / (TruePositives + FalsePositives);
    public double Recall => TruePositives == 0 ? 0 : (double)TruePositives / (TruePositives + FalseNegatives);
    public double F1 => TruePositives == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static MinedCount Of(IEnumerable<(bool Expected, bool Said)> judgements)
    {
        int hit = 0, wrong = 0, missed = 0;
        foreach (var (expected, said) in judgements)
            _ = (expected, said) switch
            {
                (true, true) => hit++,
                (false, true) => wrong++,
                (true, false) => missed++,
                _ => 0,
            };
        return new MinedCount(hit, wrong, missed);
    }

    /// <summary>The middle 95 % of a figure over resampled judgements; the seed is fixed so that a run can be repeated.</summary>
    public static (double Low, double High) Interval(
        IReadOnlyList<(bool Expected, bool Said)> judgements, Func<MinedCount, double> figure, int rounds = 2_000)
    {
        if (judgements.Count == 0)
            return (0, 0);
        // CA5394: statistics, nothing to guess.
#pragma warning disable CA5394
        var random = new Random(20_260);
        var figures = new double[rounds];
        for (var round = 0; round < rounds; round++)
            figures[round] = figure(Of(Enumerable.Range(0, judgements.Count).Select(_ => judgements[random.Next(judgements.Count)])));
#pragma warning restore CA5394
        Array.Sort(figures);
        return (figures[(int)(rounds * 0.025)], figures[(int)(rounds * 0.975)]);
    }
}
