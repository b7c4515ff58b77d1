using System.Text;
using System.Text.RegularExpressions;

namespace Memory.Screening.Hidden;

/// <summary>Elements that a page does not show: hidden by style, Markdown's comment lines, long alternative texts of images. Code spans and fences show their markup and keep it.</summary>
internal static partial class InvisibleMarkup
{
    private const int WordsMax = 4_000;

    public static string Remove(string text, StringBuilder words)
    {
        if (text.IndexOf('<', StringComparison.Ordinal) < 0 && text.IndexOf("]:", StringComparison.Ordinal) < 0)
            return text;
        var code = new CodeRanges(text);
        try
        {
            var shown = Element().Replace(text, m => Drop(m, m.Groups["in"], code, words));
            code = new CodeRanges(shown);
            shown = CommentLine().Replace(shown, m => Drop(m, m.Groups["in"], code, words));
            code = new CodeRanges(shown);
            return ImageWords().Replace(shown, m => Drop(m, m.Groups["in"], code, words, m.Groups["tag"].Value));
        }
        catch (RegexMatchTimeoutException)
        {
            // Every quantifier is bounded, so this is a starved machine: what is left is still judged as visible text.
            return text;
        }
    }

    private static string Drop(Match match, Group inner, CodeRanges code, StringBuilder words, string instead = "")
    {
        if (code.Holds(match.Index))
            return match.Value;
        if (words.Length < WordsMax)
            words.Append(inner.ValueSpan).Append('\n');
        return instead;
    }

    [GeneratedRegex(
        """<(?<name>span|div|p|font|b|i|em|strong|small|sub|sup|td|section|"""
        + """a)\b[^<>]{0,200}?(?:style\s{0,4}=\s{0,4}["']?[^<>"']{0,120}?(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|font-size\s{0,4}:\s{0,4}0|"""
        + """opacity\s{0,4}:\s{0,4}0(?![.]\d)|color\s{0,4}:\s{0,4}transparent)|\shidden(?=[\s>=]))[^<>]{0,200}>(?<in>[^<]{0,2000})</\k<name>\s{0,4}>""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2_000)]
    private static partial Regex Element();

    [GeneratedRegex("""(?<=^|\n)[ ]{0,3}\[[^\]\n]{1,40}\]:[ \t]{0,8}(?:\#|<>)[ \t]{0,8}[("'](?<in>[^\n]{0,2000})""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2_000)]
    private static partial Regex CommentLine();

    [GeneratedRegex("""(?<tag><img\b[^<>]{0,300}?\s)(?:alt|title)\s{0,4}=\s{0,4}(?:"(?<in>[^"<>]{30,2000})"|'(?<in>[^'<>]{30,2000})')""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2_000)]
    private static partial Regex ImageWords();
}
