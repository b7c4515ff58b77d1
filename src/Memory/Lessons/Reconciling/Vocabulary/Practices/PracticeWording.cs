using Memory.Lessons.Reconciling.Reading;

namespace Memory.Lessons.Reconciling.Vocabulary.Practices;

/// <summary>One way to say a practice: what has to stand in a rule, asked for or refused as in the wording.</summary>
/// <param name="Practice">Its number in the table.</param>
/// <param name="Signs">Concept → +1 or -1; 0 where the wording only mentions it.</param>
internal sealed record PracticeWording(int Practice, IReadOnlyDictionary<string, int> Signs)
{
    /// <summary>One word alone says no practice.</summary>
    private const int ConceptsMin = 2;
    /// <summary>So many of them say it where others are missing.</summary>
    private const int PartMin = 3;

    /// <summary>Null for a wording too general to be found in a rule.</summary>
    public static PracticeWording? Of(int practice, string words)
    {
        var signs = Said(RuleReader.ReadWords(words).Items.Where(i => !i.Generic));
        return signs.Count >= ConceptsMin ? new PracticeWording(practice, signs) : null;
    }

    /// <summary>Concept → sign, the first that is not 0.</summary>
    public static Dictionary<string, int> Said(IEnumerable<Item> items)
    {
        var signs = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
            if (!signs.TryGetValue(item.Concept, out var known) || known == 0)
                signs[item.Concept] = item.Sign;
        return signs;
    }

    /// <summary>Does a rule say it so: its most telling concept, most of the others, and nothing asked for that is refused here?</summary>
    /// <param name="weights">Concept → how much it tells.</param>
    /// <param name="missingMax">Share of the weight that need not be there.</param>
    /// <param name="tellingMin">Weight that has to be there.</param>
    public bool IsIn(IReadOnlyDictionary<string, int> rule, IReadOnlyDictionary<string, double> weights, double missingMax, double tellingMin)
    {
        var found = 0;
        var (there, missing, most, heaviest, agrees) = (0.0, 0.0, 0.0, 0.0, false);
        foreach (var (concept, sign) in Signs)
        {
            if (!rule.TryGetValue(concept, out var said))
            {
                missing += weights[concept];
                most = Math.Max(most, weights[concept]);
                continue;
            }
            if (said * sign < 0)
                return false;
            found++;
            there += weights[concept];
            heaviest = Math.Max(heaviest, weights[concept]);
            agrees |= said * sign > 0;
        }
        return agrees && heaviest >= most && there >= tellingMin && (missing == 0 || found >= PartMin && missing <= missingMax * (there + missing));
    }
}
