namespace Memory.Access;

/// <summary>What one key, and one stranger, may ask for; and how long the audit is kept.</summary>
public sealed class AccessOptions
{
    /// <summary>Requests of one key a minute that read; 0 is no limit.</summary>
    public int ReadsPerMinute { get; set; } = 600_000;

    /// <summary>Requests of one key a minute that change something; 0 is no limit.</summary>
    public int WritesPerMinute { get; set; } = 120_000;

    /// <summary>Requests of one key a minute that cost much: ask, render, export, import; 0 is no limit.</summary>
    public int CostlyPerMinute { get; set; } = 6_000;

    /// <summary>Requests of one address a minute without a key that is in use here; 0 is no limit.</summary>
    public int StrangersPerMinute { get; set; } = 600;

    /// <summary>Days that the audit is kept.</summary>
    public int AuditDays { get; set; } = 400;
}
