using Markdig.Syntax;

namespace Memory.Publishing;

/// <summary>A part of the file that another tool writes, between its own comments.</summary>
/// <param name="Start">Start of the line of its first comment.</param>
/// <param name="End">Behind its last comment.</param>
internal readonly record struct ForeignRegion(int Start, int End)
{
    public bool Holds(int at) => at > Start && at < End;
}

/// <summary>
/// Other tools keep blocks as we do (<c>&lt;!-- x start --&gt;</c> … <c>&lt;!-- x end --&gt;</c>). What stands inside theirs
/// is lost when they write again, so we never settle there.
/// </summary>
internal static class ForeignRegions
{
    private const int RegionsMax = 50;
    private const int CommentCharsMax = 200;

    private static readonly string[] Opening = ["start", "begin"];
    private static readonly string[] Closing = ["end", "stop", "finish"];

    public static List<ForeignRegion> Find(DocumentMap map, string text)
    {
        var regions = new List<ForeignRegion>();
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in map.Document)
        {
            if (block is not HtmlBlock { Type: HtmlBlockType.Comment } html || regions.Count >= RegionsMax)
                continue;
            var (start, end) = (map.Start(html), Math.Min(map.End(html), text.Length));
            if (end - start > CommentCharsMax)
                continue;
            var (name, opens, closes) = Words(text[start..end]);
            if (opens && open.Count < RegionsMax)
                open.TryAdd(name, start);
            else if (closes && open.Remove(name, out var from))
                regions.Add(new(LineEnds.LineStart(text, from), end));
        }
        return regions;
    }

    /// <summary>The words of a comment without the one that opens or closes.</summary>
    private static (string Name, bool Opens, bool Closes) Words(string comment)
    {
        var words = new List<string>();
        bool opens = false, closes = false;
        foreach (var word in comment.ToLowerInvariant().Split([.. " \t\r\n-_:<>!/=()[]"], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Opening.Contains(word, StringComparer.Ordinal))
                opens = true;
            else if (Closing.Contains(word, StringComparer.Ordinal))
                closes = true;
            else
                words.Add(word);
        }
        return (string.Join(' ', words), opens && !closes, closes && !opens);
    }
}
