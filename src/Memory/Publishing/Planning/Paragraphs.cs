namespace Memory.Publishing;

/// <summary>Lines of a Markdown text that belong together: an item or a paragraph with its wrapped lines. Code fences are left out.</summary>
internal static class Paragraphs
{
    /// <returns>The 1-based first line, and the words on one line.</returns>
    public static IEnumerable<(int Line, string Words)> Of(string text)
    {
        var words = new List<string>();
        var (number, first, fenced) = (0, 0, false);
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = raw.Trim();
            var fence = line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);
            if (words.Count > 0 && (line.Length == 0 || fence || StartsNew(line)))
            {
                yield return (first, string.Join(' ', words));
                words.Clear();
            }
            if (fence)
                fenced = !fenced;
            if (line.Length == 0 || fence || fenced)
                continue;
            if (words.Count == 0)
                first = number;
            words.Add(line);
        }
        if (words.Count > 0)
            yield return (first, string.Join(' ', words));
    }

    private static bool StartsNew(string line) =>
        line[0] is '#' or '|' or '>' or '<'
        || line is [('-' or '*' or '+'), ' ', ..]
        || (char.IsAsciiDigit(line[0]) && line.AsSpan().TrimStart("0123456789") is [('.' or ')'), ' ', ..]);
}
