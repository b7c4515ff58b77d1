using System.Globalization;

namespace Memory.Distillation.Mining.Ranking;

/// <summary>
/// Candidates with their signals → ranked proposals: what two people or three threads said comes first, then what speaks
/// most for itself. Pure; a person decides, and only about so many at a time (<see cref="ProposalsMax"/>).
/// </summary>
public static class MinedRanking
{
    /// <summary>Proposals of a repository that may wait for a person at any one time.</summary>
    public const int ProposalsMax = 40;

    private const double PerPerson = 1.2, PerThread = 0.8, ByOwner = 0.4, TakenUp = 0.4, Changed = 0.4, Resolved = 0.3, PerReaction = 0.15, Contradicted = -1.5;
    private const double SureOfWords = 2;
    private const int PeopleMax = 4, ThreadsMax = 5, ReactionsMax = 5;

    public static IReadOnlyList<MinedCluster> Rank(IReadOnlyList<MinedCandidate> candidates) =>
        [.. MinedClusters.Of(candidates).Select(Cluster)
            .OrderByDescending(c => c.IsRepeated).ThenByDescending(c => c.Score)
            .ThenBy(c => c.Lead.SaidAt).ThenBy(c => c.Lead.Candidate.Rule, StringComparer.Ordinal)];

    /// <summary>What was said once leaves half of the places to what is said again.</summary>
    public static int RoomFor(bool isRepeated) => isRepeated ? ProposalsMax : ProposalsMax / 2;

    /// <summary>What is put before a person now.</summary>
    /// <param name="ranked">Best first.</param>
    /// <param name="open">Proposals of the repository that nobody has decided about yet.</param>
    public static IReadOnlyList<MinedCluster> Choose(IReadOnlyList<MinedCluster> ranked, int open)
    {
        var chosen = new List<MinedCluster>();
        foreach (var cluster in ranked.Where(c => c.IsReady))
            if (open + chosen.Count < RoomFor(cluster.IsRepeated))
                chosen.Add(cluster);
        return chosen;
    }

    private static MinedCluster Cluster(MinedClusters.Growing growing)
    {
        var lead = growing.Members.OrderByDescending(Weight).ThenBy(m => m.Candidate.Rule.Length).ThenBy(m => m.SaidAt).ThenBy(m => m.Thread, StringComparer.Ordinal).First();
        var cluster = new MinedCluster(lead, growing.Members, 0, []);
        var score = Weight(lead) + (PerPerson * (Math.Min(cluster.People, PeopleMax) - 1)) + (PerThread * (Math.Min(cluster.Threads, ThreadsMax) - 1))
            + (growing.Contradicted ? Contradicted : 0);
        return cluster with { Score = Math.Round(score, 3), Reasons = [.. Reasons(cluster, growing.Contradicted)] };
    }

    private static double Weight(MinedCandidate one) =>
        (SureOfWords * one.Candidate.Confidence)
        + (one.Signals.Owns ? ByOwner : 0) + (one.Signals.TakenUp ? TakenUp : 0) + (one.Signals.Changed ? Changed : 0) + (one.Signals.Resolved ? Resolved : 0)
        + (PerReaction * Math.Min(one.Signals.Reactions, ReactionsMax));

    private static IEnumerable<string> Reasons(MinedCluster cluster, bool contradicted)
    {
        yield return cluster.Members.Count == 1
            ? "said once"
            : string.Create(CultureInfo.InvariantCulture, $"said {cluster.Members.Count} times by {cluster.People} {(cluster.People == 1 ? "person" : "people")} in {cluster.Threads} {(cluster.Threads == 1 ? "thread" : "threads")}");
        if (cluster.Members.Any(m => m.Signals.Owns))
            yield return "by somebody who may decide";
        if (cluster.Members.Any(m => m.Signals.TakenUp))
            yield return "taken up in the thread";
        if (cluster.Members.Any(m => m.Signals.Changed))
            yield return "the commented lines changed afterwards";
        if (cluster.Members.Any(m => m.Signals.Resolved))
            yield return "the thread ended resolved";
        if (cluster.Members.Sum(m => m.Signals.Reactions) is var agreed and > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{agreed} agreed");
        if (contradicted)
            yield return "somebody said the contrary later";
    }
}
