using System.Text;
using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>
/// A lesson as one line of Markdown, <c>- &lt;rule&gt; Why: &lt;why&gt; [L42]</c>, and back. What a comment said cannot leave
/// its line: see <see cref="HarmlessText"/>.
/// </summary>
public static class LessonLine
{
    private const string Why = "Why: ";

    /// <summary>What is longer is cut: nobody reads it in a line, and the work stays bounded.</summary>
    private const int FieldCharsMax = 10_000;

    /// <param name="lesson">Its rule and why may be any text.</param>
    /// <param name="withScope">Begin with the globs of a scoped lesson: <c>- `src/**`: …</c>. Rule files say them once, on top.</param>
    public static string Render(Lesson lesson, bool withScope)
    {
        var globs = withScope ? [.. lesson.Paths.Select(Cut).Where(p => p.Length > 0)] : Array.Empty<string>();
        var line = new StringBuilder("- ");
        line.AppendJoin(", ", globs.Select(HarmlessText.CodeSpan));
        if (globs.Length > 0)
            line.Append(": ");
        var rule = HarmlessText.Write(Cut(lesson.Rule), escapeWhy: true);
        line.Append(globs.Length > 0 ? rule : LineStart.Escape(rule));
        if (Cut(lesson.Why ?? "") is { Length: > 0 } why)
            line.Append(' ').Append(Why).Append(HarmlessText.Write(why, escapeWhy: false));
        return line.Append(" [").Append(HarmlessText.Clean(lesson.Id)).Append(']').ToString();
    }

    /// <summary>Reads a line, also one that a person wrote or changed; null where it is no list item.</summary>
    public static ParsedLine? Parse(string line)
    {
        var text = line.Trim();
        if (text is not [('-' or '*' or '+'), (' ' or '\t'), ..])
            return null;
        text = text[1..].Trim();
        string? id = null;
        if (IdAtEnd(text) is > 0 and var length)
        {
            id = text[^(length + 1)..^1];
            text = text[..^(length + 2)].TrimEnd();
        }
        var globs = ReadGlobs(text, out var start);
        text = text[start..];
        var why = FindWhy(text);
        var rule = HarmlessText.Read(why < 0 ? text : text[..why]).Trim();
        var reason = why < 0 ? "" : HarmlessText.Read(text[(why + Why.Length)..]).Trim();
        if (rule.Length == 0 && id is null)
            return null;
        return new(id, rule, reason.Length == 0 ? null : reason, globs);
    }

    /// <summary>Does a line end as <see cref="Render"/> ends one?</summary>
    public static bool EndsInId(string line) => line.TrimEnd() is { Length: > 0 } text && IdAtEnd(text) > 0;

    /// <summary>Code spans with commas between them and a colon behind are a scope.</summary>
    private static List<string> ReadGlobs(string text, out int start)
    {
        start = 0;
        if (CodeSpans.ListEnd(text) is not (> 0 and var end) || !text.AsSpan(end).StartsWith(": ", StringComparison.Ordinal))
            return [];
        var globs = new List<string>();
        for (var i = 0; i < end;)
        {
            CodeSpans.TryRead(text, i, out var content, out var next);
            globs.Add(content);
            i = next + ", ".Length;
        }
        start = end + ": ".Length;
        return globs;
    }

    private static int FindWhy(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (CodeSpans.TryRead(text, i, out _, out var next))
                i = next;
            else if (text[i] == '`')
                i += CodeSpans.RunLength(text, i);
            else if (text[i] == '\\')
                i += 2;
            else if (i > 0 && text[i - 1] == ' ' && text.AsSpan(i).StartsWith(Why, StringComparison.Ordinal))
                return i;
            else
                i++;
        }
        return -1;
    }

    /// <summary>Length of the id that a text ends with, its brackets aside; 0 where there is none.</summary>
    private static int IdAtEnd(string text)
    {
        const int idCharsMax = 13;
        var open = text.LastIndexOf('[');
        var length = text.Length - open - 2;
        if (open < 0 || text[^1] != ']' || length is < 2 or > idCharsMax || (open > 0 && text[open - 1] != ' '))
            return 0;
        var id = text.AsSpan(open + 1, length);
        return id[0] == 'L' && !id[1..].ContainsAnyExceptInRange('0', '9') ? length : 0;
    }

    private static string Cut(string text) =>
        HarmlessText.Clean(text.Length <= FieldCharsMax ? text : string.Concat(text.AsSpan(0, FieldCharsMax), "…"));
}
