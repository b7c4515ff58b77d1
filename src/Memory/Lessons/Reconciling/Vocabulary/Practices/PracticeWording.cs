using Memory.Lessons.Reconciling.Reading;

namespace Memory.Lessons.Reconciling.Vocabulary.Practices;

/// <summary>One way to say a practice: what has to stand in a rule, asked for or refused as in the wording.</summary>
/// <param name="Practice">Its number in the table.</param>
/// <param name="Signs">Concept → +1 or -1; 0 where the wording only mentions it.</param>
internal sealed record PracticeWording(int Practice, IReadOnlyDictionary<string, int> Signs)
{
    /// <summary>One word alone says a practice only where it is an identifier or a phrase of its own.</summary>
    private const int ConceptsMin = 2;

    /// <summary>Null for a wording too general to be found in a rule.</summary>
    public static PracticeWording? Of(int practice, string words)
    {
        var signs = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in RuleReader.ReadWords(words).Items.Where(i => !i.Generic))
            if (!signs.TryGetValue(item.Concept, out var known) || known == 0)
                signs[item.Concept] = item.Sign;
        return signs.Count >= ConceptsMin ? new PracticeWording(practice, signs) : null;
    }

    /// <summary>Does a rule say it so: every concept, and nothing asked for that is refused here?</summary>
    public bool IsIn(IReadOnlyDictionary<string, int> rule)
    {
        var agrees = false;
        foreach (var (concept, sign) in Signs)
        {
            if (!rule.TryGetValue(concept, out var said) || said * sign < 0)
                return false;
            agrees |= said * sign > 0;
        }
        return agrees;
    }
}
