namespace Memory.Publishing;

/// <summary>Line ends as Markdown knows them: LF, CRLF, and CR alone.</summary>
internal static class LineEnds
{
    /// <summary>The line end that most lines of a text have; LF where there is none.</summary>
    public static string Dominant(string text)
    {
        int crlf = 0, lf = 0, cr = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                lf++;
            else if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                crlf++;
                i++;
            }
            else if (text[i] == '\r')
                cr++;
        }
        if (crlf >= lf && crlf >= cr && crlf > 0)
            return "\r\n";
        return cr > lf ? "\r" : "\n";
    }

    /// <summary>Length of the line end that starts at <paramref name="at"/>: 0, 1 or 2.</summary>
    public static int LengthAt(string text, int at)
    {
        if (at >= text.Length)
            return 0;
        if (text[at] == '\r')
            return at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        return text[at] == '\n' ? 1 : 0;
    }

    /// <summary>Length of the line end that stops before <paramref name="at"/>: 0, 1 or 2.</summary>
    public static int LengthBefore(string text, int at)
    {
        if (at == 0)
            return 0;
        if (text[at - 1] == '\n')
            return at > 1 && text[at - 2] == '\r' ? 2 : 1;
        return text[at - 1] == '\r' ? 1 : 0;
    }

    /// <summary>Is <paramref name="at"/> the start of a line whose line before is blank?</summary>
    public static bool BlankBefore(string text, int at)
    {
        var i = at - LengthBefore(text, at);
        if (i == at)
            return false;
        while (i > 0 && text[i - 1] is ' ' or '\t')
            i--;
        return i == 0 || text[i - 1] is '\n' or '\r' or ByteOrderMark;
    }

    /// <summary>Start of the line that <paramref name="at"/> stands in.</summary>
    public static int LineStart(string text, int at)
    {
        while (at > 0 && text[at - 1] is not ('\n' or '\r'))
            at--;
        return at;
    }

    /// <summary>Position of the next line end, or the end of the text.</summary>
    public static int LineStop(string text, int at)
    {
        var stop = text.AsSpan(at).IndexOfAny('\n', '\r');
        return stop < 0 ? text.Length : at + stop;
    }

    /// <summary>The lines of a text, without their ends.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        for (var at = 0; at <= text.Length;)
        {
            var stop = LineStop(text, at);
            yield return text[at..stop];
            at = stop + Math.Max(1, LengthAt(text, stop));
        }
    }

    /// <summary>1-based, for people.</summary>
    public static int LineNumber(string text, int at)
    {
        var line = 1;
        for (var i = 0; i < at; i += Math.Max(1, LengthAt(text, i)))
            if (LengthAt(text, i) > 0)
                line++;
        return line;
    }

    public const char ByteOrderMark = '\uFEFF';
}
