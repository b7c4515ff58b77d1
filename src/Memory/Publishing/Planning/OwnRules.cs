namespace Memory.Publishing;

/// <summary>
/// What the team's own text says already: list items, paragraphs and their sentences, compared with a rule word by word, in
/// order, stemmed. "Tabs, not spaces" and "spaces, not tabs" share their words and are not the same.
/// </summary>
internal sealed class OwnRules
{
    private const double OverlapMin = 0.9;
    private const int ParagraphCharsMax = 4_000;
    private const string Negation = RuleTerms.Negation;

    private readonly RuleTerms sequence = new();
    private readonly List<(int Line, string Words, List<string> Terms)> said = [];
    private readonly Dictionary<string, List<int>> byTerm = new(StringComparer.Ordinal);

    public OwnRules(string text)
    {
        foreach (var (line, words) in Paragraphs.Of(text))
        {
            if (words.Length > ParagraphCharsMax)
                continue;
            var sentences = words.Split([". ", "; ", "! ", ": "], StringSplitOptions.RemoveEmptyEntries);
            var terms = sentences.Select(sequence.Of).ToList();
            Add(line, words, [.. terms.SelectMany(t => t)]);
            for (var i = 0; i < sentences.Length && sentences.Length > 1; i++)
                Add(line, sentences[i], terms[i]);
        }
    }

    /// <summary>Where the rule is said, or null.</summary>
    public (int Line, string Words)? Find(string rule)
    {
        var terms = sequence.Of(rule);
        if (terms.Count == 0)
            return null;
        var mayMiss = (int)Math.Floor(terms.Count * (1 - OverlapMin) + 1e-9);
        // A match misses few terms, so it holds one of the rarest.
        var rarest = terms.Distinct(StringComparer.Ordinal).OrderBy(t => byTerm.TryGetValue(t, out var p) ? p.Count : 0).Take(mayMiss + 1);
        var candidates = rarest.SelectMany(t => byTerm.TryGetValue(t, out var posting) ? posting : []).Distinct().Order();
        foreach (var candidate in candidates)
            if (Says(said[candidate].Terms, terms, mayMiss))
                return (said[candidate].Line, said[candidate].Words);
        return null;
    }

    private static bool Says(List<string> text, List<string> rule, int mayMiss)
    {
        // Few words are said by chance in many sentences: then the sentence must be as short.
        if (text.Count > (rule.Count < 4 ? rule.Count + 1 : rule.Count * 3))
            return false;
        int at = 0, missed = 0, last = -1, negations = 0;
        foreach (var term in rule)
        {
            if (term == Negation)
                negations++;
            var found = text.IndexOf(term, at);
            if (found >= 0)
            {
                last = Math.Max(last, found);
                at = found + 1;
            }
            else if (term == Negation || char.IsDigit(term[0]) || ++missed > mayMiss)
                return false;
        }
        return text.Take(last + 1).Count(t => t == Negation) == negations;
    }

    private void Add(int line, string words, List<string> terms)
    {
        if (terms.Count == 0)
            return;
        foreach (var term in terms.Distinct(StringComparer.Ordinal))
        {
            if (!byTerm.TryGetValue(term, out var posting))
                byTerm[term] = posting = [];
            posting.Add(said.Count);
        }
        said.Add((line, words, terms));
    }
}
