using System.Text;

namespace Memory.Publishing;

/// <summary>
/// Writes lessons between <c>&lt;!-- memory:begin --&gt;</c> and <c>&lt;!-- memory:end --&gt;</c> and leaves every other
/// character of the file alone. When the last lesson goes, the block goes too, and the file is what it was before the first.
/// </summary>
public static class ManagedBlock
{
    /// <summary>Inserts, updates or removes the block; refuses, in words for a person, where that would be a guess.</summary>
    /// <param name="text">The file, read as UTF-8 without loss; a byte order mark stays in front.</param>
    /// <param name="groups">What the block should say; none, or none with lines, removes it.</param>
    /// <param name="known">Of lines that stand there with an id; null: every id is a lesson's.</param>
    public static DocumentEdit Edit(string text, IReadOnlyList<BlockGroup> groups, KnownLines? known = null)
    {
        groups = [.. groups.Where(g => g.Lines.Count > 0)];
        if (groups.Count == 0 && !text.Contains("memory:", StringComparison.OrdinalIgnoreCase))
            return DocumentEdit.Unchanged(text);
        if (DocumentMap.Read(text, out var whyNot) is not { } map)
            return DocumentEdit.Refused(text, whyNot!);
        var block = BlockMarkers.Find(map, text);
        if (block.Broken is { } broken)
            return DocumentEdit.Refused(text, broken);
        if (block.Found)
            return Update(text, block, groups, known ?? KnownLines.All);
        if (groups.Count == 0)
            return DocumentEdit.Unchanged(text);
        var newLine = LineEnds.Dominant(text);
        return Insert(text, map, BlockMarkers.BeginMarker + BlockText.Render(groups, [], newLine) + BlockMarkers.EndMarker, newLine);
    }

    /// <summary>The same from bytes: a file that is not UTF-8 is refused, because it could not be written back as it was.</summary>
    public static DocumentEdit EditBytes(ReadOnlySpan<byte> utf8, IReadOnlyList<BlockGroup> groups)
    {
        try
        {
            return Edit(Strict.GetString(utf8), groups);
        }
        catch (DecoderFallbackException)
        {
            return DocumentEdit.Refused("", "The file is not UTF-8; save it as UTF-8, then publish again.");
        }
    }

    /// <summary>The text without the block: what the team itself wrote. Null where the markers cannot be trusted.</summary>
    public static string? OwnText(string text)
    {
        if (!text.Contains("memory:", StringComparison.OrdinalIgnoreCase))
            return text;
        if (DocumentMap.Read(text, out _) is not { } map || BlockMarkers.Find(map, text) is not { Broken: null } block)
            return null;
        return block.Found ? text[..block.Begin] + text[block.End..] : text;
    }

    /// <summary>The text as it would be had there never been a block. Null where the markers cannot be trusted.</summary>
    public static string? WithoutTrace(string text) =>
        Find(text) is not { Broken: null } block ? null : block.Found ? BlockSplice.Remove(text, block) : text;

    /// <summary>Lines of the block that a person wrote and that no lesson is known for.</summary>
    public static IReadOnlyList<string> Unlearned(string text) =>
        Find(text) is { Broken: null, Found: true } block ? [.. BlockText.Kept(text[block.InnerStart..block.InnerEnd], [], KnownLines.All, []).Where(l => l.Length > 0)] : [];

    /// <summary>A text with the block of another one in the place of its own.</summary>
    /// <returns>Null where the markers of one of them cannot be trusted, or the block would not be read as one there.</returns>
    public static string? Carry(string from, string to)
    {
        if (Find(from) is not { Broken: null } block || Find(to) is not { Broken: null } here)
            return null;
        if (!block.Found)
            return here.Found ? BlockSplice.Remove(to, here) : to;
        var newLine = LineEnds.Dominant(to);
        var carried = from[block.Begin..block.End].ReplaceLineEndings(newLine);
        if (!here.Found)
            return Insert(to, DocumentMap.Read(to, out _)!, carried, newLine) is { Refusal: null } edit ? edit.Text : null;
        var after = string.Concat(to.AsSpan(0, here.Begin), carried, to.AsSpan(here.End));
        return BlockSplice.Stands(after, here.Begin, here.Begin, here.Begin + carried.Length) ? after : null;
    }

    /// <summary>As <see cref="OwnText"/>, with a blank line for each line of the block: line numbers stay what they are. Markers that cannot be trusted stay.</summary>
    public static string WithoutBlock(string text)
    {
        if (!text.Contains("memory:", StringComparison.OrdinalIgnoreCase) || DocumentMap.Read(text, out _) is not { } map
            || BlockMarkers.Find(map, text) is not { Found: true } block)
            return text;
        var lines = LineEnds.LineNumber(text, block.End) - LineEnds.LineNumber(text, block.Begin);
        return string.Concat(text.AsSpan(0, block.Begin), new string('\n', lines), text.AsSpan(block.End));
    }

    /// <summary>The lines of the block as they stand in a file, in order; empty where there is no block, or a broken one.</summary>
    public static IReadOnlyList<ParsedLine> Lines(string text)
    {
        if (!text.Contains("memory:", StringComparison.OrdinalIgnoreCase) || DocumentMap.Read(text, out _) is not { } map)
            return [];
        var block = BlockMarkers.Find(map, text);
        if (!block.Found)
            return [];
        return [.. BlockItems.Read(text[block.InnerStart..block.InnerEnd]).Where(i => i.Line is not null).Select(i => i.Line!)];
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static DocumentEdit Update(string text, BlockMarkers block, IReadOnlyList<BlockGroup> groups, KnownLines known)
    {
        var notes = new List<string>();
        var kept = BlockText.Kept(text[block.InnerStart..block.InnerEnd], groups, known, notes);
        if (groups.Count == 0 && kept.Count == 0)
            return DocumentEdit.To(text, BlockSplice.Remove(text, block), notes);
        // The space keeps a CR before and an LF behind the block two line ends.
        var own = string.Concat(text.AsSpan(0, block.Begin), " ", text.AsSpan(block.End));
        var newLine = LineEnds.Dominant(own.AsSpan().IndexOfAny('\n', '\r') < 0 ? text : own);
        var inner = BlockText.Render(groups, kept, newLine);
        var after = string.Concat(text.AsSpan(0, block.InnerStart), inner, text.AsSpan(block.InnerEnd));
        return BlockSplice.Stands(after, block.Begin, block.Begin, after.Length - (text.Length - block.End))
            ? DocumentEdit.To(text, after, notes)
            : DocumentEdit.Refused(text, "A line in the block would end it early: an open fence or comment, most likely. Close or remove it, then publish again.");
    }

    /// <returns>Null where the text cannot be read at all.</returns>
    private static BlockMarkers? Find(string text) => DocumentMap.Read(text, out _) is { } map ? BlockMarkers.Find(map, text) : null;

    private static DocumentEdit Insert(string text, DocumentMap map, string block, string newLine)
    {
        foreach (var at in Placement.Candidates(map, text).Distinct())
        {
            var (after, begin) = BlockSplice.Insert(text, at, block, newLine);
            if (BlockSplice.Stands(after, Placement.OpenFrom(map, text, at), begin, begin + block.Length))
                return DocumentEdit.To(text, after, []);
        }
        return DocumentEdit.Refused(text, "No place was found where the block would be read as Markdown: the file ends inside an open fence or comment. Close it, then publish again.");
    }
}
