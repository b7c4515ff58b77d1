using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Replaying;

/// <summary>What a remark is about: the words of it that carry meaning, without code blocks, quotations, addresses and small talk.</summary>
internal static partial class Remark
{
    /// <summary>Fewer words say nothing that could be said again: "nit", "typo?", "same here", a suggestion alone.</summary>
    private const int WordsMin = 2;
    private const int TermsMax = 400;

    private static readonly FrozenSet<string> SmallTalk = Stemmed("""
        actually agree almost also another anyway apology approach author bad bit case change changed changes check comment comments
        commit concept confused consider correct currently different done edit edited else exactly feel file fine first fix fixed follow
        function good great guess happy hmm idea indeed instead keep kind know last later leave left like line little long look looks
        make makes making maybe mean mention minor miss missing move name necessary need needed needs new nice nit nitpick nits note
        oh ok okay old one opinion order part people perhaps place point possible pr prefer preference pretty probably problem put
        question quite read reading really reason remove removed rename replace review reviewer right s say see seem seems sense
        similar simple simpler simply since sorry sound start still style suggest suggested suggestion super sure take thank thanks
        thing things think though thought time todo two typo understand unnecessary update updated useful utack want way weird well wonder
        word wording work works worth wrong yeah
        """);

    /// <returns>Null where it says nothing that could be said again.</returns>
    public static HashSet<string>? Words(string text)
    {
        var prose = Address().Replace(MarkdownText.Read(text).Prose, " ");
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in Terms.Of(prose, TermsMax))
            if (term.Length > 1 && !StopWords.Contains(term) && !SmallTalk.Contains(term) && !char.IsAsciiDigit(term[0]))
                words.Add(term);
        return words.Count < WordsMin ? null : words;
    }

    private static FrozenSet<string> Stemmed(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => new[] { w, PorterStemmer.Stem(w) }).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"https?://\S+|\b[0-9a-f]{7,40}\b", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
