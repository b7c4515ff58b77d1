namespace Memory.Bench.Distill;

/// <summary>A count out of another, with the interval (Wilson, 95 %) in which the true share lies.</summary>
internal readonly record struct Share(int Part, int Whole)
{
    private const double Deviations = 1.959964;

    public double Value => Whole == 0 ? 0 : (double)Part / Whole;

    public double Low => Bound(-1);

    public double High => Bound(1);

    private double Bound(int side)
    {
        if (Whole == 0)
            return side < 0 ? 0 : 1;
        const double z = Deviations * Deviations;
        var spread = Deviations * Math.Sqrt((Value * (1 - Value) / Whole) + (z / (4.0 * Whole * Whole)));
        return Math.Clamp((Value + (z / (2.0 * Whole)) + (side * spread)) / (1 + (z / Whole)), 0, 1);
    }
}
