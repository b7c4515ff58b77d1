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
        // The sentence is not read for a request in which no two of its words stand together.
        List<string>? said = null;
        var worth = 0.0;
        for (var i = 0; i + 1 < words.Count && worth < WorthMax; i++)
            if (words[i].Word != words[i + 1].Word && IsExact(matches, words[i].Term) && IsExact(matches, words[i + 1].Term)
                && StandTogether(said ??= Said(sentence), words[i].Term, words[i + 1].Term))
                worth += WorthOfPair;
        return Math.Min(WorthMax, worth);
    }

    private static bool IsExact(IReadOnlyList<TermMatch> matches, string term)
    {
        for (var i = 0; i < matches.Count; i++)
            if (matches[i].Kind == TermMatchKind.Exact && matches[i].Term == term)
                return true;
        return false;
    }

    private static List<string> Said(string sentence)
    {
        var terms = SearchTerms.Of(sentence, TermsMax);
        terms.RemoveAll(SearchTerms.IsSilent);
        return terms;
    }

    private static bool StandTogether(List<string> said, string first, string second)
    {
        for (var i = 0; i < said.Count; i++)
            if (said[i] == first)
                for (var next = i + 1; next <= i + Apart && next < said.Count; next++)
                    if (said[next] == second)
                        return true;
        return false;
    }
}
