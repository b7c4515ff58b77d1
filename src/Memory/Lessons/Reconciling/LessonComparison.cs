using Memory.Lessons.Reconciling.Reading;
using Memory.Lessons.Reconciling.Vocabulary.Practices;

namespace Memory.Lessons.Reconciling;

/// <summary>
/// How a lesson said later relates to one said before, from their words alone: no model, no chance.
/// Merging two rules loses one of them, so in doubt two lessons are related, not the same.
/// </summary>
public static class LessonComparison
{
    /// <summary>About a telling word.</summary>
    private const double BesidesMax = 1.3;

    public static Comparison Compare(LessonText a, LessonText b)
    {
        if (SameWords(a.Rule, b.Rule))
            return Placed(new Comparison(Relation.Same, 1, "The same words."), a, b);
        var (left, right) = RuleReader.Read(a.Rule, b.Rule);
        if (left.IsEmpty || right.IsEmpty)
            return new Comparison(Relation.Unrelated, 0, "One of the two says nothing that could be compared.");
        var said = Judged(left, right);
        // What two rules say of a practice that everybody knows may share no word, or sound like its contrary.
        if (said.Relation != Relation.Same && Practices.Fold(RuleReader.ReadWords(a.Rule), RuleReader.ReadWords(b.Rule)) is { } known
            && Known(known.A, known.B) is { } same)
            said = said.Relation == Relation.Opposite ? said with { Relation = Relation.Related, Reason = same.Reason } : same;
        return Placed(said, a, b);
    }

    private static Comparison Judged(RuleReading a, RuleReading b) => Judgement.Of(Shared(a, b));

    /// <summary>The practice is all that they say: what either says besides would be lost.</summary>
    private static Comparison? Known(RuleReading a, RuleReading b)
    {
        var overlap = Shared(a, b);
        return overlap.A.Weight <= BesidesMax && overlap.B.Weight <= BesidesMax && Judgement.Of(overlap) is { Relation: Relation.Same } same ? same : null;
    }

    private static Overlap Shared(RuleReading a, RuleReading b)
    {
        (a, b) = (Normal.Kept(a, b), Normal.Kept(b, a));
        return Overlap.Of(Normal.SpeltOutIn(a, b), Normal.SpeltOutIn(b, a));
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
