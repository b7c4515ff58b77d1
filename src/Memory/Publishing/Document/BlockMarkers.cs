using Markdig.Syntax;

namespace Memory.Publishing;

/// <summary>Where the managed block stands in a text, or why that cannot be said.</summary>
/// <param name="Begin">Start of the begin marker; -1 where there is no block.</param>
/// <param name="InnerStart">Behind the begin marker.</param>
/// <param name="InnerEnd">Start of the end marker.</param>
/// <param name="End">Behind the end marker.</param>
/// <param name="Broken">Why the markers cannot be trusted, for a person.</param>
internal readonly record struct BlockMarkers(int Begin, int InnerStart, int InnerEnd, int End, string? Broken)
{
    public const string BeginMarker = "<!-- memory:begin -->";
    public const string EndMarker = "<!-- memory:end -->";

    private static readonly BlockMarkers None = new(-1, -1, -1, -1, null);

    public bool Found => Begin >= 0;

    /// <summary>
    /// Only comment blocks of the outermost level are markers. In a fence, in indented code, inside a line or in
    /// frontmatter the same words are somebody's text.
    /// </summary>
    public static BlockMarkers Find(DocumentMap map, string text)
    {
        if (!text.Contains("memory:", StringComparison.OrdinalIgnoreCase))
            return None;
        var begins = new List<(int Start, int End)>();
        var ends = new List<(int Start, int End)>();
        foreach (var html in map.Document.Descendants<HtmlBlock>())
        {
            if (html.Type == HtmlBlockType.ScriptPreOrStyle)
                continue;
            var start = map.Start(html);
            var block = text.AsSpan(start, Math.Min(map.End(html), text.Length) - start);
            var kind = MarkerText.Read(block, out var from, out var length);
            if (kind == MarkerKind.None)
                continue;
            if (kind == MarkerKind.Damaged)
                return Refuse(text, start + from, "is damaged, or other text or HTML touches it; write it alone on its line, with a blank line before and behind it");
            if (html.Parent != map.Document)
                return Refuse(text, start + from, "stands inside a list or a quote; move it to the first column, with a blank line before it");
            (kind == MarkerKind.Begin ? begins : ends).Add((start + from, start + from + length));
        }
        foreach (var paragraph in map.Document.Descendants<ParagraphBlock>())
            if (HalfMarker(map, text, paragraph) is >= 0 and var at)
                return Refuse(text, at, $"is damaged; write it as {BeginMarker} or {EndMarker}, alone on its line");
        return Pair(text, begins, ends);
    }

    /// <summary>Start of a line that was a marker before somebody deleted a part of it; -1 where there is none.</summary>
    private static int HalfMarker(DocumentMap map, string text, ParagraphBlock paragraph)
    {
        var end = Math.Min(map.End(paragraph), text.Length);
        for (var at = map.Start(paragraph); at < end;)
        {
            var stop = Math.Min(LineEnds.LineStop(text, at), end);
            if (MarkerText.IsHalf(text.AsSpan(at, stop - at)))
                return at;
            at = stop + Math.Max(1, LineEnds.LengthAt(text, stop));
        }
        return -1;
    }

    private static BlockMarkers Pair(string text, List<(int Start, int End)> begins, List<(int Start, int End)> ends)
    {
        if (begins.Count == 0 && ends.Count == 0)
            return None;
        if (begins.Count > 1)
            return Refuse(text, begins[1].Start, "is a second begin marker; keep one block and delete the markers of the other");
        if (ends.Count > 1)
            return Refuse(text, ends[1].Start, "is a second end marker; keep one block and delete the markers of the other");
        if (ends.Count == 0)
            return Refuse(text, begins[0].Start, $"has no end; put {EndMarker} on a line of its own behind the lessons");
        if (begins.Count == 0)
            return Refuse(text, ends[0].Start, $"has no beginning; put {BeginMarker} on a line of its own before the lessons");
        if (ends[0].Start < begins[0].Start)
            return Refuse(text, ends[0].Start, "ends the block before it begins; put the two markers in order");
        return new(begins[0].Start, begins[0].End, ends[0].Start, ends[0].End, null);
    }

    private static BlockMarkers Refuse(string text, int at, string what) =>
        None with { Broken = $"The memory marker on line {LineEnds.LineNumber(text, at)} {what}." };
}
