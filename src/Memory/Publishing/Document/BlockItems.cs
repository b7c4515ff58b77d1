namespace Memory.Publishing;

internal enum BlockItemKind { Title, Line, Text }

/// <summary>One thing between the markers.</summary>
/// <param name="Raw">Its lines as they stand there.</param>
/// <param name="Gap">A blank line stands before it.</param>
/// <param name="Joined">The same on one line: editors wrap.</param>
/// <param name="Line">For <see cref="BlockItemKind.Line"/>: what it says.</param>
internal sealed record BlockItem(BlockItemKind Kind, IReadOnlyList<string> Raw, bool Gap, string Joined, ParsedLine? Line);

/// <summary>Reads a block back: titles, list items with their wrapped lines, and whatever else somebody put there.</summary>
internal static class BlockItems
{
    public static IEnumerable<BlockItem> Read(string inner)
    {
        var raw = new List<string>();
        var (fence, gap, before) = ("", false, false);
        foreach (var line in LineEnds.Lines(inner))
        {
            var blank = fence.Length == 0 && string.IsNullOrWhiteSpace(line);
            if (raw.Count > 0 && (blank || (fence.Length == 0 && StartsNew(line, raw[^1]))))
            {
                yield return Item(raw, gap);
                (raw, gap, before) = ([], false, true);
            }
            if (blank)
            {
                gap = before;
                continue;
            }
            raw.Add(line);
            if (fence.Length > 0 ? !FenceText.Closes(line, fence) : (fence = FenceText.Opening(line)).Length > 0)
                continue;
            if (raw.Count > 1 && fence.Length > 0)
            {
                yield return new(BlockItemKind.Text, raw, gap, Join(raw), null);
                (raw, gap, before) = ([], false, true);
            }
            fence = "";
        }
        // A fence that nothing closes ends with its last word: blank lines behind it would grow with each edit.
        while (raw.Count > 0 && string.IsNullOrWhiteSpace(raw[^1]))
            raw.RemoveAt(raw.Count - 1);
        if (raw.Count > 0)
            yield return fence.Length > 0 ? new(BlockItemKind.Text, raw, gap, Join(raw), null) : Item(raw, gap);
    }

    private static string Join(List<string> raw) => string.Join(' ', raw.Select(l => l.Trim()));

    private static BlockItem Item(List<string> raw, bool gap)
    {
        var joined = Join(raw);
        if (raw.Count == 1 && IsTitle(raw[0]))
            return new(BlockItemKind.Title, raw, gap, joined, null);
        return LessonLine.Parse(joined) is { } line
            ? new(BlockItemKind.Line, raw, gap, joined, line)
            : new(BlockItemKind.Text, raw, gap, joined, null);
    }

    /// <summary>An id ends its line: what stands behind it is somebody's own.</summary>
    private static bool StartsNew(string line, string before) =>
        StartsItem(line) || IsTitle(line) || line.AsSpan().TrimStart() is ['#', ..] || FenceText.Opening(line).Length > 0
        || LessonLine.EndsInId(before);

    private static bool StartsItem(string line) =>
        line.AsSpan().TrimStart() is [('-' or '*' or '+'), (' ' or '\t'), ..];

    private static bool IsTitle(string line) =>
        line.AsSpan().Trim() is { Length: > 5 } title
        && title.StartsWith("**", StringComparison.Ordinal) && title.EndsWith(":**", StringComparison.Ordinal);
}
