using Memory.Comments;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Distillation;

/// <summary>Code that follows a rule from the comment's code blocks, code that breaks it from the commented lines.</summary>
internal static class ExampleReader
{
    private const int LinesMax = 12;
    private const int LettersMax = 800;

    public static IReadOnlyList<Example> Read(ReviewComment comment, MarkdownText body)
    {
        var language = Language(comment.Path);
        var suggestion = body.Fences.FirstOrDefault(f => f.Language == "suggestion");
        var block = suggestion ?? body.Fences.FirstOrDefault(f => f.Language is not ("text" or "diff" or "console" or "log" or "output" or "markdown" or "md"));
        if (block is null || string.IsNullOrWhiteSpace(block.Code))
            return [];
        var good = Clip(block.Code);
        var bad = suggestion is null ? null : Commented(comment.DiffHunk);
        var named = suggestion is null && block.Language.Length > 0 ? block.Language : language;
        return [new Example(bad == good ? null : bad, good, named)];
    }

    /// <summary>A suggestion replaces the commented line: the last added one of the hunk.</summary>
    private static string? Commented(string? hunk)
    {
        if (hunk is null || hunk.Length > 100_000)
            return null;
        var added = hunk.Split('\n').LastOrDefault(l => l.StartsWith('+') && !string.IsNullOrWhiteSpace(l[1..]));
        return added is null ? null : Clip(added[1..]);
    }

    private static string Clip(string code)
    {
        var lines = code.TrimEnd().Split('\n').Take(LinesMax).Select(l => l.TrimEnd('\r'));
        var text = string.Join('\n', lines);
        return text.Length <= LettersMax ? text : text[..LettersMax];
    }

    private static string? Language(string? path)
    {
        var name = path is null ? "" : path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return name.Length == 0 ? null : dot < 0 ? name.ToLowerInvariant() : name[(dot + 1)..].ToLowerInvariant();
    }
}
