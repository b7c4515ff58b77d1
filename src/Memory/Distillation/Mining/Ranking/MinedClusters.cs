using Memory.Lessons.Reconciling;
using Memory.Text;

namespace Memory.Distillation.Mining.Ranking;

/// <summary>
/// Puts candidates of one meaning together. A candidate is compared only with the few clusters that share its rarest terms,
/// so that the work grows with the number of candidates and not with its square. Pure; the order of the input does not matter.
/// </summary>
internal static class MinedClusters
{
    private const int ComparedMax = 6;
    /// <summary>Share of the rarer terms that two rules must have in common where the comparison by meaning is unsure.</summary>
    private const double AlikeMin = 0.8;

    /// <summary>A cluster while it grows.</summary>
    internal sealed class Growing(MinedCandidate first, HashSet<string> terms)
    {
        public List<MinedCandidate> Members { get; } = [first];
        public HashSet<string> Terms { get; } = terms;
        public LessonText Text { get; } = TextOf(first);
        /// <summary>Somebody said the contrary later.</summary>
        public bool Contradicted { get; set; }
    }

    public static List<Growing> Of(IReadOnlyList<MinedCandidate> candidates)
    {
        var ordered = candidates.OrderBy(c => c.SaidAt).ThenBy(c => c.Candidate.Rule, StringComparer.Ordinal).ThenBy(c => c.Thread, StringComparer.Ordinal).ToList();
        var terms = ordered.ConvertAll(c => Terms.Content(c.Candidate.Rule));
        var clusters = new List<Growing>();
        var near = new NearTexts(terms);
        for (var i = 0; i < ordered.Count; i++)
        {
            if (Join(ordered[i], terms[i], near.Of(i, ComparedMax), clusters))
                continue;
            near.Add(i, clusters.Count);
            clusters.Add(new Growing(ordered[i], terms[i]));
        }
        return clusters;
    }

    private static bool Join(MinedCandidate candidate, HashSet<string> terms, IEnumerable<int> near, List<Growing> clusters)
    {
        var text = TextOf(candidate);
        foreach (var cluster in near.Select(i => clusters[i]))
        {
            var relation = LessonComparison.Compare(cluster.Text, text).Relation;
            if (relation == Relation.Opposite)
                cluster.Contradicted = true;
            if (relation != Relation.Same && (relation == Relation.Opposite || Alike(cluster.Terms, terms) < AlikeMin))
                continue;
            cluster.Members.Add(candidate);
            return true;
        }
        return false;
    }

    private static double Alike(HashSet<string> a, HashSet<string> b) =>
        a.Count < 3 || b.Count < 3 ? 0 : (double)a.Count(b.Contains) / a.Union(b).Count();

    /// <summary>Without paths: who says it in another folder says it again.</summary>
    private static LessonText TextOf(MinedCandidate candidate) => new(candidate.Candidate.Rule, candidate.Candidate.Why, []);
}
