namespace Memory.Outcomes;

/// <summary>What became of lessons.</summary>
public sealed class OutcomesOptions
{
    /// <summary>Days after which the detail of what was given to whom, and of what became of it, goes; its sums stay.</summary>
    public int DetailDays { get; set; } = 400;
}
