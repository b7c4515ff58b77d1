using System.Buffers;
using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Publishing;

/// <summary>
/// The runs of symbols of a text, each with the word that it stands behind: words alone cannot tell <c>==</c> from <c>===</c>, or C from C++.
/// Marks of Markdown, and what ends a sentence, are none.
/// </summary>
internal static partial class RuleSigns
{
    private static readonly SearchValues<char> Symbols = SearchValues.Create("=+#!<>&|%^~$@?");

    /// <summary>Does a text that has a rule's words have its symbols, too, and no other ones beside those words?</summary>
    public static bool AreSame(string text, string rule)
    {
        if (!text.AsSpan().ContainsAny(Symbols) && !rule.AsSpan().ContainsAny(Symbols))
            return true;
        var words = Terms.Of(rule).Append("").ToHashSet(StringComparer.Ordinal);
        return Of(text).Where(s => words.Contains(s.Behind)).SequenceEqual(Of(rule));
    }

    private static IEnumerable<(string Behind, string Run)> Of(string text)
    {
        var behind = "";
        for (var i = Mark().Match(text).Length; i < text.Length;)
        {
            var isSymbol = Symbols.Contains(text[i]);
            var end = i + 1;
            while (end < text.Length && Symbols.Contains(text[end]) == isSymbol)
                end++;
            if (!isSymbol)
                behind = Terms.Of(text[i..end]) is [.., var last] ? last : behind;
            else if (!EndsSentence(text, i, end))
                yield return (behind, text[i..end]);
            i = end;
        }
    }

    private static bool EndsSentence(string text, int from, int end) =>
        from > 0 && !char.IsWhiteSpace(text[from - 1]) && !text.AsSpan(from, end - from).ContainsAnyExcept('!', '?')
        && (end == text.Length || char.IsWhiteSpace(text[end]) || text[end] is '*' or '_' or ')' or '"' or '\'');

    [GeneratedRegex(@"^\s*(?:(?:[-*+]|#{1,6}|>|\d{1,3}[.)])\s+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
