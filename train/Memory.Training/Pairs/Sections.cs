using System.Text.RegularExpressions;

namespace Memory.Training.Pairs;

/// <summary>Markdown, reStructuredText and AsciiDoc to sections: enough of each to tell headings, prose and code apart. Pure.</summary>
public sealed partial class Sections
{
    private const int CodeCharsMax = 1_500, HeadingCharsMax = 110;

    private readonly List<Section> sections = [];
    private readonly List<(int Level, string Text)> stack = [];
    private readonly Dictionary<char, int> underlines = [];
    private readonly List<string> paragraphs = [], prose = [];
    private readonly List<(int, string)> codes = [];
    private readonly bool isMarkdown, isAsciiDoc;

    private Sections(string path)
    {
        isAsciiDoc = path.EndsWith("adoc", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".asciidoc", StringComparison.OrdinalIgnoreCase);
        isMarkdown = !isAsciiDoc && !path.EndsWith(".rst", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The page's own title and description, where its front matter has them, and its sections.</summary>
    public static (string? Title, string? Description, IReadOnlyList<Section> Sections) Of(string path, string text)
    {
        var (title, description) = FrontMatter(ref text);
        var reader = new Sections(path);
        reader.Read(text.Split('\n'));
        return (title ?? reader.sections.Find(s => s.Headings.Count > 0)?.Headings[0], description, reader.sections);
    }

    private static (string?, string?) FrontMatter(ref string text)
    {
        if (!text.StartsWith("---", StringComparison.Ordinal) || text.IndexOf("\n---", 3, StringComparison.Ordinal) is not (> 0 and < 6_000 and var end))
            return default;
        var fields = FrontField().Matches(text[..end]).GroupBy(m => m.Groups[1].Value.ToLowerInvariant())
            .ToDictionary(g => g.Key, g => g.First().Groups[2].Value.Trim().Trim('"', '\''));
        text = text[(end + 4)..];
        return (fields.GetValueOrDefault("title"), fields.GetValueOrDefault("description") ?? fields.GetValueOrDefault("summary"));
    }

    private void Read(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            var bare = line.TrimStart();
            if (Fence(bare) is { } fence)
                i = Code(lines, i, l => l.TrimStart().StartsWith(fence, StringComparison.Ordinal));
            else if (Heading(line, i + 1 < lines.Length ? lines[i + 1].Trim() : "") is { } heading)
            {
                Begin(heading.Level, heading.Text);
                i += heading.Lines - 1;
            }
            else if (bare.Length == 0)
                EndParagraph();
            else if (prose.Count == 0 && line.Length > bare.Length + (isMarkdown ? 3 : 1) && !ListItem().IsMatch(bare))
                i = Code(lines, i - 1, l => l.Length > 0 && !char.IsWhiteSpace(l[0])) - 1;
            else if (!Directive().IsMatch(bare))
            {
                if (ListItem().IsMatch(bare))
                    EndParagraph();
                prose.Add(ListItem().Replace(bare, ""));
            }
        }
        EndSection();
    }

    private string? Fence(string line) =>
        isMarkdown ? line.StartsWith("```", StringComparison.Ordinal) ? "```" : line.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null
        : isAsciiDoc && (line.StartsWith("----", StringComparison.Ordinal) || line == "....") ? line : null;

    /// <returns>The line at which the code has ended.</returns>
    private int Code(string[] lines, int before, Func<string, bool> ends)
    {
        EndParagraph();
        var end = before + 1;
        while (end < lines.Length && !ends(lines[end]))
            end++;
        var code = string.Join('\n', lines[(before + 1)..end]).Trim('\n');
        if (code.Length > 10)
            codes.Add((paragraphs.Count, PlainWords.Cut(code, CodeCharsMax)));
        return end;
    }

    private (int Level, string Text, int Lines)? Heading(string line, string next)
    {
        var mark = isAsciiDoc ? '=' : '#';
        var level = line.AsSpan().IndexOfAnyExcept(mark);
        if (!line.StartsWith(mark) || level is < 1 or > 6 || line[level] != ' ')
            return line.Length is > 0 and <= HeadingCharsMax && !isAsciiDoc && prose.Count == 0 && char.IsLetterOrDigit(line[0])
                && next.Length >= 3 && next.Length >= line.Length - 2 && "=-~^\"'*+".Contains(next[0]) && next.AsSpan().IndexOfAnyExcept(next[0]) < 0
                && (!isMarkdown || next[0] is '=' or '-')
                ? (underlines.TryGetValue(next[0], out var known) ? known : underlines[next[0]] = underlines.Count + 1, line, 2)
                : null;
        return (level, line[level..].Trim().TrimEnd('#'), 1);
    }

    private void Begin(int level, string heading)
    {
        EndSection();
        stack.RemoveAll(h => h.Level >= level);
        if (PlainWords.Of(Anchor().Replace(heading, "")) is { Length: > 0 } text)
            stack.Add((level, text));
    }

    private void EndParagraph()
    {
        if (prose.Count > 0 && PlainWords.Of(string.Join(' ', prose)) is { Length: > 2 } text)
            paragraphs.Add(text);
        prose.Clear();
    }

    private void EndSection()
    {
        EndParagraph();
        if (paragraphs.Count + codes.Count > 0)
            sections.Add(new([.. stack.Select(h => h.Text)], [.. paragraphs], [.. codes]));
        paragraphs.Clear();
        codes.Clear();
    }

    [GeneratedRegex(@"^\s*(title|description|summary)\s*:\s*(\S.*)$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex FrontField();

    [GeneratedRegex(@"^([-*+>]|\d+\.)\s+")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(\.\. |\|--|import |export |:::|\[source|:\w|<\w|\{%)")]
    private static partial Regex Directive();

    [GeneratedRegex(@"\[?\{[#:].*")]
    private static partial Regex Anchor();
}
