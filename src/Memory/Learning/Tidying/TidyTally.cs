using Memory.Client;

namespace Memory.Learning.Tidying;

/// <summary>What a tidy-up has done so far.</summary>
internal sealed class TidyTally
{
    /// <summary>Ids and pairs that a report names; it counts all of them.</summary>
    private const int NamedMax = 200;

    public int Lessons { get; init; }
    public bool IsComplete { get; init; }
    public List<TidyPair> Joined { get; } = [];
    public List<TidyPair> Unsure { get; } = [];
    public HashSet<string> Expired { get; } = new(StringComparer.Ordinal);
    public List<string> Recounted { get; } = [];
    public int CandidatesExpired { get; set; }

    public TidyReport Report(TimeSpan took) => new()
    {
        Lessons = Lessons,
        Complete = IsComplete,
        Joined = new(Joined.Count, [.. Joined.Take(NamedMax)]),
        Unsure = new(Unsure.Count, [.. Unsure.Take(NamedMax)]),
        Expired = new(Expired.Count, [.. Expired.Take(NamedMax)]),
        Recounted = new(Recounted.Count, [.. Recounted.Take(NamedMax)]),
        CandidatesExpired = CandidatesExpired,
        TookMs = Math.Round(took.TotalMilliseconds, 1),
    };
}
