using System.Text.RegularExpressions;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Memory.Publishing;

/// <summary>Where a first block may go: line starts, the best one first.</summary>
internal static partial class Placement
{
    /// <summary>
    /// Behind the first section about conventions; else at the end. The other two are for files whose end is inside an open
    /// fence or comment.
    /// </summary>
    public static IEnumerable<int> Candidates(DocumentMap map, string text)
    {
        if (ConventionsEnd(map, text) is { } end)
            yield return end;
        yield return text.Length;
        if (Last(map) is { } last)
            yield return StartOf(map, text, last);
        yield return Top(map, text);
    }

    /// <summary>
    /// From where a reader must read to know what is open at <paramref name="at"/>: nothing is before a block of the outermost
    /// level, and at the end of the text the last one may be open.
    /// </summary>
    public static int OpenFrom(DocumentMap map, string text, int at)
    {
        return at == text.Length && Last(map) is { } last and not YamlFrontMatterBlock ? StartOf(map, text, last) : at;
    }

    /// <summary>The last block that stands somewhere: the parser's collection of link definitions has no place.</summary>
    private static Block? Last(DocumentMap map) => map.Document.LastOrDefault(b => b is not LinkReferenceDefinitionGroup);

    private static int StartOf(DocumentMap map, string text, Block block)
    {
        var start = LineEnds.LineStart(text, map.Start(block));
        return start == 0 && text[0] == LineEnds.ByteOrderMark ? 1 : start;
    }

    private static int? ConventionsEnd(DocumentMap map, string text)
    {
        var regions = ForeignRegions.Find(map, text);
        var blocks = map.Document;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not HeadingBlock heading || !IsConventions(map, text, heading))
                continue;
            if (regions.Exists(r => r.Holds(map.Start(heading))))
                continue;
            var next = NextSection(blocks, i, heading.Level);
            // A title over the whole file says what the file is, not where a section ends.
            if (next == blocks.Count && heading.Level == 1)
                continue;
            return Before(map, text, i, next, regions);
        }
        return null;
    }

    private static int NextSection(MarkdownDocument blocks, int from, int level)
    {
        for (var i = from + 1; i < blocks.Count; i++)
            if (blocks[i] is HeadingBlock heading && heading.Level <= level)
                return i;
        return blocks.Count;
    }

    private static int Before(DocumentMap map, string text, int section, int next, List<ForeignRegion> regions)
    {
        if (next == map.Document.Count)
            return text.Length;
        // A rule drawn between two sections belongs to neither: the block goes above it.
        if (next - 1 > section && map.Document[next - 1] is ThematicBreakBlock)
            next--;
        var at = LineEnds.LineStart(text, map.Start(map.Document[next]));
        foreach (var region in regions)
            if (region.Holds(at))
                return region.Start;
        return at;
    }

    private static int Top(DocumentMap map, string text)
    {
        if (map.Document.Count > 0 && map.Document[0] is YamlFrontMatterBlock yaml)
        {
            var stop = LineEnds.LineStop(text, map.End(yaml));
            return stop + LineEnds.LengthAt(text, stop);
        }
        return text.Length > 0 && text[0] == LineEnds.ByteOrderMark ? 1 : 0;
    }

    private static bool IsConventions(DocumentMap map, string text, HeadingBlock heading)
    {
        const int headingCharsMax = 200;
        var start = map.Start(heading);
        var length = Math.Min(map.End(heading) - start, headingCharsMax);
        return ConventionWords().IsMatch(text.AsSpan(start, length));
    }

    // Plural: "the lease rule" is one rule, not the place for ours.
    [GeneratedRegex(
        @"\b(conventions|guidelines|rules|style|standards|(best|coding)[ -]practices)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConventionWords();
}
