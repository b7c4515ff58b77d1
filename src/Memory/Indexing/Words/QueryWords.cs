using Memory.Text;

namespace Memory.Indexing;

/// <summary>Text of a query to its distinct terms, stop words left out. Bounded: a query may be a pasted log.</summary>
public static class QueryWords
{
    public const int CharactersMax = 32_768;
    public const int WordsMax = 192;

    /// <summary>Longer words are data (hashes, base64), cut by <see cref="Terms"/> anyway.</summary>
    private const int RunMax = 256;

    public static IReadOnlyList<QueryWord> Of(string text) => Of(text, WordsMax);

    public static IReadOnlyList<QueryWord> Of(string text, int wordsMax)
    {
        var found = new Dictionary<string, QueryWord>(StringComparer.Ordinal);
        var order = new List<string>();
        var end = Math.Min(text.Length, CharactersMax);
        for (var i = 0; i < end && order.Count < wordsMax;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < end && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                i++;
            Read(text[start..Math.Min(i, start + RunMax)], found, order);
        }
        return [.. order.Take(wordsMax).Select(t => found[t])];
    }

    private static void Read(string word, Dictionary<string, QueryWord> found, List<string> order)
    {
        var terms = SearchTerms.Of(word);
        var identifier = SearchTerms.IsIdentifier(word, terms);
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            if (found.TryGetValue(term, out var known))
            {
                found[term] = known with { Count = Math.Min(known.Count + 1, 8) };
                continue;
            }
            if (!SearchTerms.IsIndexed(term))
                continue;
            var whole = identifier && i == terms.Count - 1;
            var share = whole || terms.Count == 1 ? 1.0 : 1.0 / (identifier ? terms.Count - 1 : terms.Count);
            found[term] = new QueryWord(word, term, share, 1, WeakWords.Contains(term) && !whole, whole);
            order.Add(term);
        }
    }
}
