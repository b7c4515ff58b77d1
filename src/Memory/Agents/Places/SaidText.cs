using System.Text;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Agents.Places;

/// <summary>A file of instructions that the client puts before a session.</summary>
/// <param name="Globs">Paths for which it does; empty: from the start on.</param>
internal sealed record InstructionText(string Markdown, IReadOnlyList<string> Globs);

/// <summary>
/// What stands in files that the session has before it, as sentences of plain words: a lesson whose rule is one of them need not be
/// said again. A rule inside a longer sentence does not count ("never use enums" does not say "use enums"). Pure.
/// </summary>
internal sealed class SaidText
{
    private const char End = '\n';
    private readonly List<(string Sentences, IReadOnlyList<string> Globs)> texts;

    private SaidText(List<(string, IReadOnlyList<string>)> texts) => this.texts = texts;

    public static SaidText Of(IEnumerable<InstructionText> files) => new([.. files.Select(f => (Sentences(WithoutComments(f.Markdown)), f.Globs))]);

    /// <param name="path">The file that the session is at, from the top of the tree; empty for none.</param>
    public bool Says(Lesson lesson, string path)
    {
        var rule = Sentences(lesson.Rule).Trim(End);
        if (rule.Length == 0)
            return false;
        var sentence = End + rule;
        foreach (var (text, _) in texts.Where(t => IsLoaded(t.Globs, lesson, path)))
            for (var at = text.IndexOf(sentence, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sentence, at + 1, StringComparison.Ordinal))
                if (IsEnd(text.AsSpan(at + sentence.Length), lesson.Id))
                    return true;
        return false;
    }

    /// <summary>With this file, or with each file that the lesson is about.</summary>
    private static bool IsLoaded(IReadOnlyList<string> globs, Lesson lesson, string path) => globs.Count == 0
        || (path.Length > 0 && globs.Any(g => PathGlob.Matches(g, path) || PathGlob.Matches(g.TrimEnd('/') + "/**", path)))
        || (lesson.Paths.Count > 0 && lesson.Paths.All(p => globs.Contains(p, StringComparer.Ordinal)));

    /// <summary>A rule without a full stop goes on into its reason, or into its id.</summary>
    private static bool IsEnd(ReadOnlySpan<char> rest, string id) =>
        rest.Length == 0 || rest[0] == End || rest.StartsWith(" why", StringComparison.Ordinal) || rest.StartsWith($" {id.ToLowerInvariant()}", StringComparison.Ordinal);

    /// <summary>The client takes comments out before a model reads the file; what stays of them there it may be told again.</summary>
    private static string WithoutComments(string markdown)
    {
        const string begin = "<!--", end = "-->";
        var text = new StringBuilder(markdown.Length);
        var from = 0;
        while (markdown.IndexOf(begin, from, StringComparison.Ordinal) is >= 0 and var at)
        {
            text.Append(markdown.AsSpan(from, at - from)).Append("\n\n");
            var to = markdown.IndexOf(end, at + begin.Length, StringComparison.Ordinal);
            from = to < 0 ? markdown.Length : to + end.Length;
        }
        return text.Append(markdown.AsSpan(from)).ToString();
    }

    /// <summary>Words in lower case with single spaces between them, a line break before, between and after sentences, items and headings.</summary>
    private static string Sentences(string markdown)
    {
        var text = new StringBuilder(markdown.Length + 2).Append(End);
        for (var i = 0; i < markdown.Length; i++)
        {
            var c = markdown[i];
            if (char.IsLetterOrDigit(c) || c == '_')
                text.Append(char.ToLowerInvariant(c));
            else if (c == '\n' ? BeginsAnew(markdown.AsSpan(i + 1)) : c is '.' or '!' or '?' or ':' or ';' && (i + 1 == markdown.Length || char.IsWhiteSpace(markdown[i + 1])))
                Break(text, End);
            else
                Break(text, ' ');
        }
        Break(text, End);
        return text.ToString();
    }

    private static void Break(StringBuilder text, char with)
    {
        if (text[^1] == ' ' && with == End)
            text[^1] = End;
        else if (text[^1] is not (' ' or End))
            text.Append(with);
    }

    private static bool BeginsAnew(ReadOnlySpan<char> line)
    {
        line = line.TrimStart([' ', '\t', '\r', '>']);
        return line.Length == 0 || line[0] is '\n' or '#' or '-' or '*' or '+' or '|' or '<' || char.IsAsciiDigit(line[0]);
    }
}
