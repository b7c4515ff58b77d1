namespace Memory.Distillation.Mining.Ranking;

/// <summary>Candidates of one meaning, as one proposal.</summary>
/// <param name="Lead">The best wording.</param>
/// <param name="Members">All of them, the lead among them, in order of time.</param>
/// <param name="Score">Comparable within one ranking only.</param>
/// <param name="Reasons">Why it stands where it stands, in words for a person.</param>
public sealed record MinedCluster(MinedCandidate Lead, IReadOnlyList<MinedCandidate> Members, double Score, IReadOnlyList<string> Reasons)
{
    private const int PeopleMin = 2;
    private const int ThreadsMin = 3;

    public int People => Members.Select(m => m.Author).Distinct(StringComparer.Ordinal).Count();

    public int Threads => Members.Select(m => m.Thread).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Two people or three threads said it: not one reviewer's mood.</summary>
    public bool IsRepeated => People >= PeopleMin || Threads >= ThreadsMin;

    /// <summary>What was said once is put before a person when it can be followed elsewhere; else it waits until it is said again.</summary>
    public bool IsReady => IsRepeated || OnePlace.Reads(Lead.Candidate.Rule) is null;
}
