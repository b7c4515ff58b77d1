using System.Text;

namespace Memory.Text;

/// <summary>
/// Text to search terms: runs of letters and digits, split at camelCase, <c>_</c> and digits, lower case, stemmed;
/// an identifier of several parts also gives its joined whole (<c>viewModelScope</c> → view, model, scope, viewmodelscope).
/// </summary>
public static class Terms
{
    /// <summary>One term is cut here: a longer run is data, not a word.</summary>
    private const int TermLettersMax = 64;

    /// <summary>All terms in order, repeated ones too.</summary>
    /// <param name="termsMax">Reading stops after this many; queries and documents are bounded by their callers.</param>
    public static List<string> Of(string text, int termsMax = 20_000)
    {
        var terms = new List<string>();
        var parts = new List<string>();
        var joined = new StringBuilder();
        var i = 0;
        while (i < text.Length && terms.Count < termsMax)
        {
            if (!IsWord(text[i]))
            {
                i++;
                continue;
            }
            var end = i;
            while (end < text.Length && (IsWord(text[end]) || text[end] == '_'))
                end++;
            Split(text.AsSpan(i, end - i), parts);
            foreach (var part in parts)
                terms.Add(PorterStemmer.Stem(part));
            if (parts.Count > 1)
            {
                joined.Clear();
                foreach (var part in parts)
                    joined.Append(part);
                if (joined.Length <= TermLettersMax)
                    terms.Add(joined.ToString());
            }
            i = end;
        }
        return terms;
    }

    /// <summary>The distinct terms that carry meaning: stop words left out.</summary>
    public static HashSet<string> Content(string text)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in Of(text))
            if (!StopWords.Contains(term))
                set.Add(term);
        return set;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);

    private static void Split(ReadOnlySpan<char> run, List<string> parts)
    {
        parts.Clear();
        var start = 0;
        for (var i = 1; i <= run.Length; i++)
        {
            if (i < run.Length && !Boundary(run, i))
                continue;
            Add(run[start..i], parts);
            start = i;
        }
    }

    private static void Add(ReadOnlySpan<char> part, List<string> parts)
    {
        part = part.Trim('_');
        if (part.Length == 0)
            return;
        if (part.Length > TermLettersMax)
            part = part[..TermLettersMax];
        parts.Add(part.ToString().ToLowerInvariant());
    }

    private static bool Boundary(ReadOnlySpan<char> run, int i)
    {
        char before = run[i - 1], here = run[i];
        if (before == '_' || here == '_')
            return true;
        if (char.IsDigit(before) != char.IsDigit(here))
            return true;
        if (char.IsLower(before) && char.IsUpper(here))
            return true;
        return char.IsUpper(before) && char.IsUpper(here) && i + 1 < run.Length && char.IsLower(run[i + 1]);
    }
}
