using System.Collections.Frozen;
using Memory.Lessons.Reconciling.Reading;

namespace Memory.Lessons.Reconciling.Vocabulary.Practices;

/// <summary>Finds the practices that two rules both speak of, and puts one concept in the place of the words that say it.</summary>
internal static class Practices
{
    /// <summary>About two telling words.</summary>
    private const double Weight = 2;
    /// <summary>What a word still tells that stands in another wording of the same practice.</summary>
    private const double Elaboration = 0.35;
    /// <summary>A wording whose words stand in many others says too little: 7 is a word that stands in one of a thousand.</summary>
    private const double TellingMin = 8;
    private const double AlikeMax = 0.6;
    private const double MissingMax = 0.35;

    private static readonly FrozenDictionary<string, double> Weights;
    private static readonly FrozenDictionary<string, PracticeWording[]> ByConcept;
    /// <summary>Practice → concepts of all its wordings.</summary>
    private static readonly FrozenDictionary<int, FrozenSet<string>> Words;

    static Practices()
    {
        var wordings = Wordings().ToList();
        Weights = wordings.SelectMany(w => w.Signs.Keys).GroupBy(c => c, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => Math.Log((double)wordings.Count / g.Count()), StringComparer.Ordinal);
        Words = wordings.GroupBy(w => w.Practice).ToFrozenDictionary(g => g.Key, g => g.SelectMany(w => w.Signs.Keys).ToFrozenSet(StringComparer.Ordinal));
        ByConcept = wordings.Where(w => w.Signs.Keys.Sum(c => Weights[c]) >= TellingMin)
            .SelectMany(w => w.Signs.Keys.Select(c => (Concept: c, Wording: w)))
            .GroupBy(w => w.Concept, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(w => w.Wording).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Null when they have no practice in common.</summary>
    public static (RuleReading A, RuleReading B)? Fold(RuleReading a, RuleReading b)
    {
        var (left, right) = (Found(a), Found(b));
        // What both say in the same words is compared by these words: a practice adds nothing, and would hide where they differ.
        var (saidA, saidB) = (PracticeWording.Said(a.Items), PracticeWording.Said(b.Items));
        var common = left.Keys.Where(p => right.ContainsKey(p) && Alike(left[p].Signs.Keys.Where(saidA.ContainsKey), right[p].Signs.Keys.Where(saidB.ContainsKey)) <= AlikeMax).ToList();
        if (common.Count == 0)
            return null;
        foreach (var practice in common)
            (a, b) = (Folded(a, left[practice]), Folded(b, right[practice]));
        return (a, b);
    }

    /// <summary>Practice → its longest wording in a rule.</summary>
    private static Dictionary<int, PracticeWording> Found(RuleReading reading)
    {
        var said = PracticeWording.Said(reading.Items);
        var found = new Dictionary<int, PracticeWording>();
        foreach (var wording in said.Keys.SelectMany(c => ByConcept.GetValueOrDefault(c, [])).Distinct())
            if ((!found.TryGetValue(wording.Practice, out var known) || known.Signs.Count < wording.Signs.Count) && wording.IsIn(said, Weights, MissingMax, TellingMin))
                found[wording.Practice] = wording;
        return found;
    }

    private static double Alike(IEnumerable<string> a, IEnumerable<string> b)
    {
        var (x, y) = (a.ToHashSet(StringComparer.Ordinal), b.ToHashSet(StringComparer.Ordinal));
        var both = x.Count(y.Contains);
        return (double)both / (x.Count + y.Count - both);
    }

    private static RuleReading Folded(RuleReading reading, PracticeWording found)
    {
        if (reading.Items.FirstOrDefault(i => found.Signs.ContainsKey(i.Concept)) is not { } first)
            return reading;
        var words = Words[found.Practice];
        var items = new List<Item>();
        foreach (var item in reading.Items)
        {
            if (ReferenceEquals(item, first))
                items.Add(item with
                {
                    Concept = $"^{found.Practice}",
                    Weight = Weight,
                    Sign = 1,
                    Head = true,
                    Circumstance = false,
                    Place = false,
                    Flipped = false,
                    EitherOr = false,
                    Code = false,
                    Generic = false,
                    Subject = false,
                    Qualifier = false,
                    Numbered = false,
                    Condition = false,
                    Refused = false,
                    Words = string.Join(' ', reading.Items.Where(i => found.Signs.ContainsKey(i.Concept)).Select(i => i.Words)),
                });
            else if (!found.Signs.ContainsKey(item.Concept))
                items.Add(words.Contains(item.Concept) ? item with { Weight = item.Weight * Elaboration, Sign = 0 } : item);
        }
        return reading with { Items = items };
    }

    private static IEnumerable<PracticeWording> Wordings()
    {
        var lines = PracticeTable.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var n = 0; n < lines.Length; n++)
            foreach (var words in lines[n].Split('|', StringSplitOptions.TrimEntries))
                if (PracticeWording.Of(n, words) is { } wording)
                    yield return wording;
    }
}
