using Memory.Indexing;

namespace Memory.Serving;

/// <summary>Words that stand together in a request and in a rule: "breaking change" says more than either word.</summary>
internal static class Phrases
{
    private const double WorthOfPair = 0.4, WorthMax = 0.8;
    private const int Apart = 2;
    private const int TermsMax = 300;

    public static double Worth(IReadOnlyList<QueryWord> words, IReadOnlyList<TermMatch> matches, string sentence)
    {
        var exact = matches.Where(m => m.Kind == TermMatchKind.Exact).Select(m => m.Term).ToHashSet(StringComparer.Ordinal);
        if (exact.Count < 2 || !AreNeighbours(words, exact))
            return 0;
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var at = 0;
        foreach (var term in SearchTerms.Of(sentence, TermsMax))
            if (!SearchTerms.IsSilent(term))
            {
                if (!places.TryGetValue(term, out var list))
                    places[term] = list = [];
                list.Add(at++);
            }
        var worth = 0.0;
        for (var i = 0; i + 1 < words.Count && worth < WorthMax; i++)
            if (words[i].Word != words[i + 1].Word && exact.Contains(words[i].Term) && exact.Contains(words[i + 1].Term)
                && places.TryGetValue(words[i].Term, out var first) && places.TryGetValue(words[i + 1].Term, out var second)
                && first.Exists(f => second.Exists(s => s > f && s - f <= Apart)))
                worth += WorthOfPair;
        return Math.Min(WorthMax, worth);
    }

    /// <summary>The sentence need not be read for a request in which no two of them stand together.</summary>
    private static bool AreNeighbours(IReadOnlyList<QueryWord> words, HashSet<string> exact)
    {
        for (var i = 0; i + 1 < words.Count; i++)
            if (words[i].Word != words[i + 1].Word && exact.Contains(words[i].Term) && exact.Contains(words[i + 1].Term))
                return true;
        return false;
    }
}
