using Memory.Text;

namespace Memory.Indexing;

/// <summary>
/// Terms as both sides of the index see them: <see cref="Terms"/>, and for scripts that put no spaces between words
/// every pair of neighbouring characters.
/// </summary>
public static class SearchTerms
{
    public static List<string> Of(string text, int termsMax = 20_000)
    {
        var terms = Terms.Of(text, termsMax);
        if (text.AsSpan().ContainsAnyExceptInRange('\0', '\u2E7F'))
            AddPairs(text, terms, termsMax);
        return terms;
    }

    /// <summary>Means nothing by itself.</summary>
    public static bool IsSilent(string term) => StopWords.Contains(term) || IsLetter(term);

    /// <summary>Indexed and asked for. A single letter is: it may be the name of a variable.</summary>
    public static bool IsIndexed(string term) => !StopWords.Contains(term);

    public static bool IsLetter(string term) => term.Length == 1 && char.IsAscii(term[0]);

    /// <summary>Several parts written as one word, so that the last term is the joined whole.</summary>
    public static bool IsIdentifier(string word, List<string> terms) =>
        terms.Count > 2 && word[0] < '\u2E80' && word.AsSpan().ContainsAnyInRange('a', 'z') | word.AsSpan().ContainsAnyInRange('A', 'Z');

    private static void AddPairs(string text, List<string> terms, int termsMax)
    {
        for (var i = 0; i + 1 < text.Length && terms.Count < termsMax; i++)
            if (Unspaced(text[i]) && Unspaced(text[i + 1]))
                terms.Add(text.Substring(i, 2));
    }

    /// <summary>Kana, Han, Hangul and their neighbours; surrogates are left out.</summary>
    private static bool Unspaced(char c) => c is > '\u2E7F' and < '\uD800' && char.IsLetter(c);
}
