using System.Text;

namespace Memory.Text;

/// <summary>A paragraph or a list item of masked prose, as one line.</summary>
internal sealed record Paragraph(string Text, int Number, bool Item);

/// <summary>Joins lines to paragraphs as their author meant them; a list item is a paragraph of its own.</summary>
internal static class Paragraphs
{
    private const int LinesMax = 600;

    public static List<Paragraph> Of(string masked)
    {
        var result = new List<Paragraph>();
        var current = new StringBuilder();
        var item = false;
        void Close()
        {
            if (current.Length > 0)
                result.Add(new Paragraph(current.ToString(), result.Count, item));
            current.Clear();
            item = false;
        }
        foreach (var raw in WithInlineItems(masked).Split('\n').Take(LinesMax))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line.All(c => c is '-' or '*' or '_' or '='))
            {
                Close();
                continue;
            }
            var marker = MarkerLength(line);
            var heading = line[0] == '#' && line.TrimStart('#').StartsWith(' ');
            if (marker > 0 || heading || (current.Length > 0 && !Continues(current, line)))
                Close();
            if (marker > 0)
                item = true;
            var text = marker > 0 ? line[marker..].TrimStart() : heading ? line.TrimStart('#').Trim() : line;
            if (current.Length > 0)
                current.Append(' ');
            current.Append(text);
        }
        Close();
        return result;
    }

    /// <summary>A line goes on with the one before when that one did not end and this one does not begin anew.</summary>
    private static bool Continues(StringBuilder before, string line)
    {
        var last = before[^1];
        if (last is '.' or '!' or '?' or ':' or '。')
            return false;
        return char.IsLower(line[0]) || last is ',' or '-' or '(' or ';' || MaskedText.IsMask(line[0]) || char.IsDigit(line[0]) || line[0] == '(';
    }

    /// <summary>Length of a list marker with its spaces, 0 where there is none.</summary>
    public static int MarkerLength(string line)
    {
        if (line.Length > 2 && line[0] is '-' or '*' or '+' or '•' or '–' && line[1] == ' ')
            return SkipBox(line, 2);
        var i = line[0] == '(' ? 1 : 0;
        var start = i;
        while (i < line.Length && i - start < 2 && char.IsDigit(line[i]))
            i++;
        if (i == start && i < line.Length && line[i] is >= 'a' and <= 'h')
            i++;
        if (i == start || i + 1 >= line.Length)
            return 0;
        var letter = char.IsLetter(line[start]);
        var closed = line[i] == ')' || (line[i] == '.' && !letter && start == 0);
        return closed && line[i + 1] == ' ' ? i + 2 : 0;
    }

    private static int SkipBox(string line, int at) =>
        line.Length > at + 4 && line[at] == '[' && line[at + 2] == ']' ? at + 4 : at;

    /// <summary>"(a) …; (b) …" and "1) … 2) …" in running text become lines of their own.</summary>
    private static string WithInlineItems(string text)
    {
        foreach (var (first, second) in Pairs)
        {
            var a = text.IndexOf(first, StringComparison.Ordinal);
            if (a < 0 || text.IndexOf(second, a + 1, StringComparison.Ordinal) < 0)
                continue;
            for (var n = 0; n < 6; n++)
            {
                var mark = Next(first, n);
                var at = text.IndexOf(mark, StringComparison.Ordinal);
                if (at > 0 && text[at - 1] == ' ')
                    text = text[..at].TrimEnd(' ', ';', ',') + "\n" + text[at..];
            }
            return text;
        }
        return text;
    }

    private static readonly (string First, string Second)[] Pairs =
        [("(a) ", "(b) "), ("(1) ", "(2) "), ("(i) ", "(ii) "), ("1) ", "2) "), ("a) ", "b) ")];

    private static string Next(string first, int n)
    {
        if (first == "(i) ")
            return "(" + new string('i', n + 1) + ") ";
        return first.Replace('1', (char)('1' + n)).Replace('a', (char)('a' + n));
    }
}
