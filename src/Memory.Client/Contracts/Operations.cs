namespace Memory.Client;

/// <summary>Answer of <c>POST /v1/restore</c>.</summary>
public sealed record RestoreReceipt
{
    /// <summary>When the backup was taken.</summary>
    public DateTimeOffset TakenAt { get; init; }
    /// <summary>Rows that came back, by table.</summary>
    public IReadOnlyDictionary<string, long> Rows { get; init; } = new Dictionary<string, long>();
    /// <summary><c>added</c>: the backup's keys stand beside this service's own. <c>kept</c>: the keys are as they were.</summary>
    public string Keys { get; init; } = "";
}

/// <summary>Answer of <c>GET /v1/doctor</c>.</summary>
public sealed record DoctorReport
{
    /// <summary>Version of the service.</summary>
    public string Version { get; init; } = "";
    /// <summary>What was looked at, and what was found.</summary>
    public IReadOnlyList<DoctorCheck> Checks { get; init; } = [];
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What, in a word or two.</param>
/// <param name="State"><c>ok</c>, <c>warning</c> or <c>failed</c>.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Fix">What to do about it; null when there is nothing to do.</param>
public sealed record DoctorCheck(string Name, string State, string Detail, string? Fix = null);
