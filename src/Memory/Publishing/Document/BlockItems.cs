using Memory.Text;

namespace Memory.Publishing;

internal enum BlockItemKind { Title, Line, Text }

/// <summary>One thing between the markers.</summary>
/// <param name="Raw">Its lines as they stand there.</param>
/// <param name="Joined">The same on one line: editors wrap.</param>
/// <param name="Line">For <see cref="BlockItemKind.Line"/>: what it says.</param>
internal sealed record BlockItem(BlockItemKind Kind, IReadOnlyList<string> Raw, string Joined, ParsedLine? Line);

/// <summary>Reads a block back: titles, list items with their wrapped lines, and whatever else somebody put there.</summary>
internal static class BlockItems
{
    private const int ItemsMax = 20_000;

    public static IEnumerable<BlockItem> Read(string inner)
    {
        var raw = new List<string>();
        var count = 0;
        foreach (var line in inner.ReplaceLineEndings("\n").Split('\n'))
        {
            var blank = string.IsNullOrWhiteSpace(line);
            if (raw.Count > 0 && (blank || StartsItem(line) || IsTitle(line)))
            {
                yield return Item(raw);
                raw = [];
            }
            if (blank)
                continue;
            if (++count > ItemsMax)
                yield break;
            raw.Add(line.TrimEnd());
        }
        if (raw.Count > 0)
            yield return Item(raw);
    }

    /// <summary>The terms of a rule: two lines that say the same in the same words are one.</summary>
    public static string Words(string rule) => string.Join(' ', Terms.Of(rule));

    private static BlockItem Item(List<string> raw)
    {
        var joined = string.Join(' ', raw.Select(l => l.Trim()));
        if (raw.Count == 1 && IsTitle(raw[0]))
            return new(BlockItemKind.Title, raw, joined, null);
        return LessonLine.Parse(joined) is { } line
            ? new(BlockItemKind.Line, raw, joined, line)
            : new(BlockItemKind.Text, raw, joined, null);
    }

    private static bool StartsItem(string line) =>
        line.AsSpan().TrimStart() is [('-' or '*' or '+'), (' ' or '\t'), ..];

    private static bool IsTitle(string line) =>
        line.AsSpan().Trim() is { Length: > 5 } title
        && title.StartsWith("**", StringComparison.Ordinal) && title.EndsWith(":**", StringComparison.Ordinal);
}
