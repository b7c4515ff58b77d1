using System.Collections.Frozen;
using Memory.Lessons.Reconciling.Reading;

namespace Memory.Lessons.Reconciling.Vocabulary.Practices;

/// <summary>Finds the practices that two rules both speak of, and puts one concept in the place of the words that say it.</summary>
internal static class Practices
{
    /// <summary>About two telling words.</summary>
    private const double Weight = 2;

    /// <summary>A wording whose words stand in many others says too little: 7 is a word that stands in one of a thousand.</summary>
    private const double TellingMin = 8;

    private static readonly FrozenDictionary<string, PracticeWording[]> ByConcept = Build();

    /// <summary>Null when they have no practice in common.</summary>
    public static (RuleReading A, RuleReading B)? Fold(RuleReading a, RuleReading b)
    {
        var (left, right) = (Found(a), Found(b));
        var common = left.Keys.Where(right.ContainsKey).ToList();
        if (common.Count == 0)
            return null;
        foreach (var practice in common)
            (a, b) = (Folded(a, left[practice]), Folded(b, right[practice]));
        return (a, b);
    }

    /// <summary>Practice → its longest wording in a rule.</summary>
    private static Dictionary<int, PracticeWording> Found(RuleReading reading)
    {
        var said = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in reading.Items)
            if (!said.TryGetValue(item.Concept, out var known) || known == 0)
                said[item.Concept] = item.Sign;
        var found = new Dictionary<int, PracticeWording>();
        foreach (var concept in said.Keys)
            foreach (var wording in ByConcept.GetValueOrDefault(concept, []))
                if (wording.IsIn(said) && (!found.TryGetValue(wording.Practice, out var known) || known.Signs.Count < wording.Signs.Count))
                    found[wording.Practice] = wording;
        return found;
    }

    private static RuleReading Folded(RuleReading reading, PracticeWording found)
    {
        var said = reading.Items.Where(i => found.Signs.ContainsKey(i.Concept)).ToList();
        if (said.Count == 0)
            return reading;
        var one = said[0] with
        {
            Concept = $"^{found.Practice}", Weight = Weight, Sign = 1, Head = true, Circumstance = false, Place = false, Flipped = false,
            EitherOr = false, Code = false, Generic = false, Subject = false, Qualifier = false, Numbered = false, Condition = false,
            Words = string.Join(' ', said.Select(i => i.Words)), Refused = false, End = said[0].Start,
        };
        return reading with { Items = [.. reading.Items.Select(i => i == said[0] ? one : i).Where(i => i == one || !found.Signs.ContainsKey(i.Concept))] };
    }

    /// <summary>Wordings by one of their concepts, the one that stands in the fewest.</summary>
    private static FrozenDictionary<string, PracticeWording[]> Build()
    {
        var wordings = new List<PracticeWording>();
        var lines = PracticeTable.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var n = 0; n < lines.Length; n++)
            foreach (var words in lines[n].Split('|', StringSplitOptions.TrimEntries))
                if (PracticeWording.Of(n, words) is { } wording)
                    wordings.Add(wording);
        var counts = wordings.SelectMany(w => w.Signs.Keys).GroupBy(c => c, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        wordings.RemoveAll(w => w.Signs.Keys.Sum(c => Math.Log((double)wordings.Count / counts[c])) < TellingMin);
        return wordings.GroupBy(w => w.Signs.Keys.MinBy(c => counts[c])!, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }
}
