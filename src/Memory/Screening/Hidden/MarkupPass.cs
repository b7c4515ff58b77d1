using System.Text;

namespace Memory.Screening.Hidden;

/// <summary>
/// HTML comments and our wrapper's tags, in one pass: each character is judged with what is already kept, so that
/// pieces which a removal brings together are seen as well.
/// </summary>
internal static class MarkupPass
{
    private const string Open = "<!--";
    private const string Wrapper = "project-lessons";
    /// <summary>Attributes of our wrapper are short; a tag that does not end in this many characters is a broken one.</summary>
    private const int TagLettersMax = 400;
    private const int WordsMax = 4_000;

    public static string Remove(string text, StringBuilder words)
    {
        if (text.IndexOf('<', StringComparison.Ordinal) < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        var i = 0;
        while (i < text.Length)
        {
            kept.Append(text[i++]);
            if (kept[^1] == '-' && EndsWith(kept, Open))
            {
                kept.Length -= Open.Length;
                i = AfterComment(text, i, words);
            }
            else if (kept[^1] is 's' or 'S' && WrapperStart(kept) is var start and >= 0)
            {
                kept.Length = start;
                i = AfterTag(text, i);
            }
        }
        return kept.ToString();
    }

    private static int AfterComment(string text, int i, StringBuilder words)
    {
        // "`<!--`" names the mark and hides nothing.
        if (i < text.Length && text[i] == '`')
            return i;
        var end = text.IndexOf("-->", i, StringComparison.Ordinal);
        // "<!-->" and "<!--->" are whole, empty comments.
        if (i < text.Length && text[i] == '>')
            return i + 1;
        var stop = end < 0 ? text.Length : end;
        words.Append(text, i, Math.Min(stop - i, Math.Max(0, WordsMax - words.Length))).Append('\n');
        return end < 0 ? text.Length : end + 3;
    }

    /// <summary>Index of the <c>&lt;</c> when the kept text ends in <c>&lt; / project-lessons</c>, else -1.</summary>
    private static int WrapperStart(StringBuilder kept)
    {
        var at = kept.Length - Wrapper.Length;
        if (at < 1)
            return -1;
        for (var k = 0; k < Wrapper.Length; k++)
            if (char.ToLowerInvariant(kept[at + k]) != Wrapper[k])
                return -1;
        for (var k = at - 1; k >= 0 && k >= at - 8; k--)
        {
            if (kept[k] == '<')
                return k;
            if (kept[k] is not ('/' or ' ' or '\t' or '\n' or '\r' or '\\'))
                return -1;
        }
        return -1;
    }

    private static int AfterTag(string text, int i)
    {
        var window = text.AsSpan(i, Math.Min(TagLettersMax, text.Length - i));
        var end = window.IndexOfAny('>', '<', '\n');
        return end >= 0 && window[end] == '>' ? i + end + 1 : i;
    }

    private static bool EndsWith(StringBuilder kept, string mark)
    {
        if (kept.Length < mark.Length)
            return false;
        for (var k = 0; k < mark.Length; k++)
            if (kept[kept.Length - mark.Length + k] != mark[k])
                return false;
        return true;
    }
}
