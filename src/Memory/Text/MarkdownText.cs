namespace Memory.Text;

/// <summary>A fenced code block of a comment.</summary>
/// <param name="Language">The word after the fence, lower case; empty where there is none.</param>
/// <param name="Code">The lines between the fences, without the last line end.</param>
public sealed record CodeFence(string Language, string Code);

/// <summary>A comment taken apart: what its author says in prose, and the code blocks beside it.</summary>
/// <param name="Prose">Lines joined by <c>\n</c>; quoted lines, code blocks and HTML comments are gone.</param>
/// <param name="Fences">The code blocks in order.</param>
public sealed record MarkdownText(string Prose, IReadOnlyList<CodeFence> Fences)
{
    /// <summary>No reviewer writes more than this in one comment; the rest is not read.</summary>
    private const int LettersMax = 20_000;
    private const int FencesMax = 20;

    public static MarkdownText Read(string body)
    {
        var text = WithoutHtmlComments(Cut(body));
        var prose = new List<string>();
        var fences = new List<CodeFence>();
        List<string>? code = null;
        var (mark, count, language) = ('`', 0, "");
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (code is not null)
            {
                if (Closes(line, mark, count))
                {
                    Keep(fences, language, code);
                    code = null;
                }
                else
                    code.Add(line);
                continue;
            }
            if (Opens(line, out mark, out count, out language))
            {
                code = [];
                prose.Add("");
                continue;
            }
            prose.Add(line.AsSpan().TrimStart().StartsWith(">") ? "" : line);
        }
        if (code is not null)
            Keep(fences, language, code);
        return new MarkdownText(string.Join('\n', prose), fences);
    }

    private static string Cut(string body) => body.Length <= LettersMax ? body : body[..LettersMax];

    private static void Keep(List<CodeFence> fences, string language, List<string> code)
    {
        if (fences.Count < FencesMax)
            fences.Add(new CodeFence(language, string.Join('\n', code)));
    }

    private static bool Opens(string line, out char mark, out int count, out string language)
    {
        var rest = line.AsSpan().TrimStart();
        mark = rest.Length > 0 ? rest[0] : ' ';
        count = 0;
        language = "";
        if (mark is not ('`' or '~'))
            return false;
        while (count < rest.Length && rest[count] == mark)
            count++;
        if (count < 3 || (mark == '`' && rest[count..].Contains('`')))
            return false;
        var info = rest[count..].Trim();
        var end = info.IndexOf(' ');
        language = (end < 0 ? info : info[..end]).ToString().ToLowerInvariant();
        return true;
    }

    private static bool Closes(string line, char mark, int count)
    {
        var rest = line.AsSpan().Trim();
        return rest.Length >= count && rest.TrimStart(mark).Length == 0;
    }

    private static string WithoutHtmlComments(string text)
    {
        var start = text.IndexOf("<!--", StringComparison.Ordinal);
        if (start < 0)
            return text;
        var kept = new System.Text.StringBuilder(text.Length);
        var from = 0;
        while (start >= 0)
        {
            kept.Append(text, from, start - from);
            var end = text.IndexOf("-->", start, StringComparison.Ordinal);
            from = end < 0 ? text.Length : end + 3;
            start = from < text.Length ? text.IndexOf("<!--", from, StringComparison.Ordinal) : -1;
        }
        return kept.Append(text, from, text.Length - from).ToString();
    }
}
