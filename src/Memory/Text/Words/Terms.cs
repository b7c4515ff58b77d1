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
        Span<char> lower = stackalloc char[TermLettersMax], joined = stackalloc char[TermLettersMax];
        var i = 0;
        while (i < text.Length && terms.Count < termsMax)
        {
            if (!IsWord(text[i]))
            {
                i++;
                continue;
            }
            // Most words are small letters alone: one part, as it stands.
            var rest = text.AsSpan(i);
            var end = rest.IndexOfAnyExceptInRange('a', 'z') is >= 0 and var plain ? i + plain : text.Length;
            if (end > i && end - i <= TermLettersMax && !IsInRun(text, end))
            {
                terms.Add(TermPool.Stem(rest[..(end - i)]));
                i = end;
                continue;
            }
            while (IsInRun(text, end))
                end++;
            AddRun(rest[..(end - i)], terms, lower, joined);
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

    private static bool IsInRun(string text, int at) => at < text.Length && (IsWord(text[at]) || text[at] == '_');

    private static void AddRun(ReadOnlySpan<char> run, List<string> terms, Span<char> lower, Span<char> joined)
    {
        var (start, parts, whole) = (0, 0, 0);
        for (var i = 1; i <= run.Length; i++)
        {
            if (i < run.Length && !Boundary(run, i))
                continue;
            var part = run[start..i].Trim('_');
            start = i;
            if (part.Length == 0)
                continue;
            var letters = lower[..part[..Math.Min(part.Length, TermLettersMax)].ToLowerInvariant(lower)];
            terms.Add(TermPool.Stem(letters));
            parts++;
            // One that does not fit any more makes the whole too long to be a name.
            if (whole + letters.Length <= TermLettersMax)
                letters.CopyTo(joined[whole..]);
            whole += letters.Length;
        }
        if (parts > 1 && whole <= TermLettersMax)
            terms.Add(TermPool.Text(joined[..whole]));
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
