namespace Memory.Publishing;

/// <summary>
/// Puts a block into a text and takes it out again: <see cref="Remove"/> is the exact inverse of <see cref="Insert"/>.
/// For that, the line ends that go in with the block depend only on what stands around it.
/// </summary>
internal static class BlockSplice
{
    /// <param name="at">A line start, or the end of the text.</param>
    /// <param name="block">From marker to marker.</param>
    /// <returns>The text, and where in it the begin marker starts.</returns>
    public static (string Text, int Begin) Insert(string text, int at, string block, string newLine)
    {
        var (lead, trail) = at < text.Length ? ("", Middle(text, at, newLine)) : AtEnd(text, newLine);
        return (string.Concat(string.Concat(text.AsSpan(0, at), lead, block), trail, text.AsSpan(at)), at + lead.Length);
    }

    public static string Remove(string text, BlockMarkers block)
    {
        var (from, to) = (block.Begin, block.End);
        var end = LineEnds.LengthAt(text, to);
        if (to + end == text.Length)
        {
            if (IsTop(text, from))
                to += end;
            else if (LineEnds.BlankBefore(text, from))
            {
                from -= LineEnds.LengthBefore(text, from);
                // Without a line end behind the block, the file had none behind its last line either.
                if (end == 0)
                    from -= LineEnds.LengthBefore(text, from);
                to += end;
            }
        }
        else
        {
            to += end;
            if (LineEnds.BlankBefore(text, from))
                to += LineEnds.LengthAt(text, to);
        }
        return string.Concat(text.AsSpan(0, from), text.AsSpan(to));
    }

    /// <summary>
    /// Would a reader find the block at <paramref name="begin"/>, and its end where it was written? Read are the lines from
    /// <paramref name="from"/>, where nothing is open, to the end marker: what stands before and behind is as it was.
    /// </summary>
    public static bool Stands(string text, int from, int begin, int end)
    {
        // A line end in front: what would be frontmatter at the top of a file is none in its middle.
        var part = string.Concat("\n", text.AsSpan(from, LineEnds.LineStop(text, end) - from));
        if (DocumentMap.Read(part, out _) is not { } map)
            return false;
        var block = BlockMarkers.Find(map, part);
        return block.Broken is null && block.Begin == begin - from + 1 && block.End == end - from + 1;
    }

    private static string Middle(string text, int at, string newLine) =>
        LineEnds.BlankBefore(text, at) ? newLine + newLine : newLine;

    private static (string Lead, string Trail) AtEnd(string text, string newLine)
    {
        if (IsTop(text, text.Length))
            return ("", newLine);
        if (LineEnds.LengthBefore(text, text.Length) == 0)
            return (newLine + newLine, "");
        // CR and LF that meet would be one line end.
        return (text[^1] == '\r' && newLine == "\n" ? "\r\n" : newLine, newLine);
    }

    private static bool IsTop(string text, int at) => at == 0 || (at == 1 && text[0] == LineEnds.ByteOrderMark);
}
