using Memory.Comments;
using Memory.Indexing;

namespace Memory.Learning;

/// <summary>What a thread leaves for questions: who said what, without what is addressed to agents or held as hostile.</summary>
internal static class ThreadPassage
{
    private const int TextCharsMax = 8_000;
    private const int TitleCharsMax = 120;
    private const int CodeLinesMax = 8;
    private const int CodeCharsMax = 1_000;

    public static string IdOf(string thread) => "thread:" + thread;

    /// <param name="readings">Of every comment of the thread, their texts freed of what is hidden.</param>
    /// <returns>Null when nothing is left that somebody could be told.</returns>
    public static Passage? Of(CommentThread thread, IReadOnlyList<Reading> readings)
    {
        var said = readings
            .Where(r => r.Kind is ReadingKind.Ignore or ReadingKind.Teach or ReadingKind.Replace or ReadingKind.Propose)
            .Where(r => r.Warnings.Count == 0 && r.Comment.Body.Length > 0)
            .Select(r => r.Comment)
            .Where(c => !c.IsByBot)
            .ToList();
        if (said.Count == 0)
            return null;
        var first = said[0];
        var text = string.Join("\n\n", said.Select(c => $"{c.Author}: {c.Body.Trim()}"));
        var title = first.Body.Trim().ReplaceLineEndings(" ");
        return new Passage(
            IdOf(thread.Root),
            first.Repo,
            Passage.Thread,
            first.Url,
            title.Length <= TitleCharsMax ? title : title[..TitleCharsMax] + "…",
            text.Length <= TextCharsMax ? text : text[..TextCharsMax],
            [.. said.Select(c => c.Author).Distinct(StringComparer.OrdinalIgnoreCase)],
            first.Path,
            said.Max(c => c.SaidAt),
            Revision: 0)
        {
            Code = CodeOf(thread.Comments.Select(c => c.DiffHunk).FirstOrDefault(h => h is not null)),
        };
    }

    /// <summary>A hunk ends with the line that was spoken about.</summary>
    private static string? CodeOf(string? hunk)
    {
        if (hunk is null)
            return null;
        var lines = hunk.ReplaceLineEndings("\n").Split('\n').Where(l => !l.StartsWith("@@", StringComparison.Ordinal)).TakeLast(CodeLinesMax);
        var code = string.Join('\n', lines.Select(l => l.Length > 0 ? l[1..].Trim() : ""));
        return code.Length <= CodeCharsMax ? code : code[^CodeCharsMax..];
    }
}
