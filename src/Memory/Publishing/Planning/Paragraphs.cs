namespace Memory.Publishing;

/// <summary>Lines of a Markdown text that belong together: an item or a paragraph with its wrapped lines. Code fences and comments are left out.</summary>
internal static class Paragraphs
{
    /// <returns>The 1-based first line, and the words on one line.</returns>
    public static IEnumerable<(int Line, string Words)> Of(string text)
    {
        var words = new List<string>();
        var hidden = new HiddenLines();
        var (number, first) = (0, 0);
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF');
            var skipped = hidden.Takes(line) || line.Length == 0;
            if (words.Count > 0 && (skipped || StartsNew(line)))
            {
                yield return (first, string.Join(' ', words));
                words.Clear();
            }
            if (skipped)
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
