using Memory.Lessons.Reconciling.Reading;

namespace Memory.Lessons.Reconciling;

/// <summary>
/// How a lesson said later relates to one said before, from their words alone: no model, no chance.
/// Merging two rules loses one of them, so in doubt two lessons are related, not the same.
/// </summary>
public static class LessonComparison
{
    public static Comparison Compare(LessonText a, LessonText b)
    {
        if (SameWords(a.Rule, b.Rule))
            return Placed(new Comparison(Relation.Same, 1, "The same words."), a, b);
        var (left, right) = RuleReader.Read(a.Rule, b.Rule);
        (left, right) = (Normal.Kept(left, right), Normal.Kept(right, left));
        if (left.IsEmpty || right.IsEmpty)
            return new Comparison(Relation.Unrelated, 0, "One of the two says nothing that could be compared.");
        var overlap = Overlap.Of(Normal.SpeltOutIn(left, right), Normal.SpeltOutIn(right, left));
        return Placed(Judgement.Of(overlap), a, b);
    }

    /// <summary>Where the two hold: apart they neither repeat nor contradict each other, inside one another they are a case and its rule.</summary>
    private static Comparison Placed(Comparison compared, LessonText a, LessonText b)
    {
        if (compared.Relation is Relation.Related or Relation.Unrelated)
            return compared;
        switch (PathScope.Of(a.Paths, b.Paths))
        {
            case PathRelation.Disjoint:
                return compared with { Relation = Relation.Related, Reason = "Alike, but for different paths." };
            case PathRelation.Inside when compared.Relation is Relation.Same or Relation.Broader:
                return compared with { Relation = Relation.Narrower, Reason = $"{compared.Reason} For fewer paths." };
            case PathRelation.Around when compared.Relation is Relation.Same or Relation.Narrower:
                return compared with { Relation = Relation.Broader, Reason = $"{compared.Reason} For more paths." };
            default:
                return compared;
        }
    }

    /// <summary>But for case, spaces and the full stop.</summary>
    internal static bool SameWords(string a, string b) => Squeezed(a) == Squeezed(b);

    private static string Squeezed(string rule) =>
        string.Join(' ', rule.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '!', ' ');
}
