using System.Text;
using System.Text.RegularExpressions;

namespace Memory.Documents;

/// <summary>A heading of Markdown, in either of its two forms.</summary>
/// <param name="Level">1 is the outermost.</param>
/// <param name="Title">Its words, without marks.</param>
internal sealed partial record Heading(int Level, string Title)
{
    private const int TitleCharsMax = 200;
    /// <summary>A heading above its underline has few lines; what has more is a paragraph above a rule.</summary>
    private const int LinesMax = 3;

    /// <summary><c>## Words</c>; null for any other line.</summary>
    public static Heading? OfLine(string line)
    {
        var text = line.AsSpan().TrimStart(' ');
        var level = text.Length - text.TrimStart('#').Length;
        if (line.Length - text.Length > 3 || level is < 1 or > 6 || (text.Length > level && text[level] is not (' ' or '\t')))
            return null;
        var title = text[level..].Trim();
        var closed = title.TrimEnd('#');
        return new Heading(level, Plain((closed.Length == 0 || closed[^1] is ' ' or '\t' ? closed.TrimEnd() : title).ToString()));
    }

    /// <summary>A line of <c>=</c> or <c>-</c> makes a heading of the lines above it. Those are taken from <paramref name="above"/>.</summary>
    public static Heading? OfUnderline(string line, List<string> above)
    {
        var text = line.AsSpan().TrimStart(' ');
        var mark = text.TrimEnd();
        if (line.Length - text.Length > 3 || mark.Length == 0 || mark[0] is not ('=' or '-') || mark.TrimStart(mark[0]).Length > 0)
            return null;
        var from = above.Count;
        while (from > 0 && above.Count - from <= LinesMax && IsProse(above[from - 1]))
            from--;
        var count = above.Count - from;
        if (count is 0 or > LinesMax || (from > 0 && !string.IsNullOrWhiteSpace(above[from - 1])))
            return null;
        var title = string.Join(' ', above.Skip(from).Select(l => l.Trim()));
        above.RemoveRange(from, count);
        return new Heading(mark[0] == '=' ? 1 : 2, Plain(title));
    }

    /// <summary>A line that belongs to a paragraph, as far as one line tells: no list, quotation, table or fence.</summary>
    private static bool IsProse(string line) =>
        !string.IsNullOrWhiteSpace(line) && !line.StartsWith("    ", StringComparison.Ordinal) && !BlockStart().IsMatch(line);

    /// <summary>Links keep their words; marks of code and emphasis, and tags, go.</summary>
    private static string Plain(string title)
    {
        title = title.Length <= TitleCharsMax * 4 ? title : title[..(TitleCharsMax * 4)];
        var plain = new StringBuilder();
        foreach (var c in Tags().Replace(Links().Replace(title, "$1"), ""))
            if (c is not ('`' or '*'))
                plain.Append(c);
        title = plain.ToString().Trim();
        return title.Length <= TitleCharsMax ? title : title[..TitleCharsMax];
    }

    [GeneratedRegex(@"^ {0,3}([-*+>|]|\d{1,9}[.)]|`{3}|~{3})", RegexOptions.None, 1000)]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"!?\[([^\[\]]*)\]\([^()]*\)", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
