using System.Globalization;
using System.Text;

namespace Memory.Text;

/// <summary>
/// Text of a lesson as one line that cannot leave its place: no control, invisible or direction characters, no line breaks,
/// no code fence, no heading, no wrapper of ours.
/// </summary>
public static class Harmless
{
    public const string Tag = "project-lessons";

    public static string Line(string? text, int lettersMax)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        return Cut(Unmarked(Unfence(Unwrap(Collapse(Head(text, lettersMax))))), lettersMax);
    }

    /// <summary>As <see cref="Line"/>, with a full stop where nothing ends it.</summary>
    public static string Sentence(string? text, int lettersMax)
    {
        var line = Line(text, lettersMax);
        return line.Length == 0 || line[^1] is '.' or '!' or '?' or '…' or '。' ? line : line + ".";
    }

    /// <summary>A glob or path, to stand in a code span.</summary>
    public static string Code(string? text, int lettersMax) =>
        string.IsNullOrEmpty(text) ? "" : Cut(Unwrap(Collapse(Head(text, lettersMax))).Replace('`', '\''), lettersMax);

    /// <summary>An address to put behind a link; null unless it is plain http(s).</summary>
    public static string? Url(string? url)
    {
        if (url is null || url.Length > 500 || !(url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal)))
            return null;
        foreach (var c in url)
            if (c is <= ' ' or '(' or ')' or '<' or '>' or '[' or ']' or '"' or '`' or '\\' or >= '\u007F')
                return null;
        return url;
    }

    /// <summary>What is taken out makes a text shorter, so more is read than kept; hostile megabytes are not.</summary>
    private static string Head(string text, int lettersMax) => text.Length > lettersMax * 4 ? text[..(lettersMax * 4)] : text;

    private static string Cut(string line, int lettersMax) =>
        line.Length <= lettersMax ? line : Shortening.Head(line, lettersMax - 1).TrimEnd() + "…";

    /// <summary>Without what would make a heading, a quotation or a list of the start of a line; <c>*.cs</c> and <c>#region</c> stay.</summary>
    private static string Unmarked(string line)
    {
        while (line.Length > 0)
        {
            var marks = line.Length - line.TrimStart(line[0]).Length;
            var alone = marks == line.Length || line[marks] == ' ';
            if (line[0] is '>' or '|' || (alone && line[0] is '#' or '-' or '+' or '*' or '=' or '_'))
                line = line[marks..].TrimStart();
            else
                break;
        }
        return line;
    }

    private static string Collapse(string text)
    {
        if (IsPlain(text))
            return text;
        var line = new StringBuilder(text.Length);
        var space = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                space = line.Length > 0;
                continue;
            }
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var category = pair ? CharUnicodeInfo.GetUnicodeCategory(text, i) : char.GetUnicodeCategory(c);
            var hidden = category is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            if (!hidden)
            {
                if (space)
                    line.Append(' ');
                space = false;
                line.Append(c);
                if (pair)
                    line.Append(text[i + 1]);
            }
            if (pair)
                i++;
        }
        return line.ToString();
    }

    /// <summary>ASCII that can be seen, with single spaces between words: most sentences are, and stay as they are.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0 && text[0] != ' ' && text[^1] != ' ' && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && !text.Contains("  ", StringComparison.Ordinal);

    /// <summary>The bracket before our own tag, open or closed, whatever its case and spaces.</summary>
    private static string Unwrap(string line)
    {
        var from = 0;
        while (from < line.Length && line.IndexOf('<', from) is >= 0 and var at)
        {
            var next = at + 1;
            while (next < line.Length && line[next] is ' ' or '/')
                next++;
            if (string.Compare(line, next, Tag, 0, Tag.Length, StringComparison.OrdinalIgnoreCase) == 0)
                line = string.Concat(line.AsSpan(0, at), "‹", line.AsSpan(at + 1));
            from = at + 1;
        }
        return line;
    }

    /// <summary>Three backticks or tildes in a row open a code block; one does not.</summary>
    private static string Unfence(string line)
    {
        if (!line.Contains("```", StringComparison.Ordinal) && !line.Contains("~~~", StringComparison.Ordinal))
            return line;
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length;)
        {
            var run = 1;
            while (i + run < line.Length && line[i + run] == line[i])
                run++;
            text.Append(line[i], line[i] is '`' or '~' && run > 2 ? 1 : run);
            i += run;
        }
        return text.ToString();
    }
}
