using Memory.Text;

namespace Memory.Publishing;

/// <summary>The words of a text that carry meaning, in order, stemmed, and every "not" as one sign.</summary>
internal sealed class RuleTerms
{
    public const string Negation = "\u00AC";

    /// <summary>A file has few different words; each is stemmed once.</summary>
    private const int WordsMax = 20_000;

    private static readonly HashSet<string> Negations = new(
        ["never", "no", "not", "nor", "neither", "cannot", "without", "avoid", "t", "stop", "unless", "except"], StringComparer.Ordinal);

    private readonly Dictionary<string, string[]> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public RuleTerms() => bySpan = known.GetAlternateLookup<ReadOnlySpan<char>>();

    public List<string> Of(string text)
    {
        var terms = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end > i)
                terms.AddRange(Word(text.AsSpan(i, end - i)));
            i = end + 1;
        }
        return terms;
    }

    private string[] Word(ReadOnlySpan<char> word)
    {
        if (bySpan.TryGetValue(word, out var terms))
            return terms;
        var text = word.ToString();
        terms = [.. Terms.Of(text).Where(t => Negations.Contains(t) || !StopWords.Contains(t)).Select(t => Negations.Contains(t) ? Negation : t)];
        if (known.Count < WordsMax)
            known[text] = terms;
        return terms;
    }
}
