namespace Memory.Screening.Hidden;

/// <summary>Where a text is code: fenced blocks and code spans of one line. A rough reading, in one pass.</summary>
internal sealed class CodeRanges
{
    private readonly List<(int Start, int End)> ranges = [];

    public CodeRanges(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            var tick = text.IndexOf('`', i);
            if (tick < 0)
                return;
            var run = 1;
            while (tick + run < text.Length && text[tick + run] == '`')
                run++;
            var from = tick + run;
            var end = run >= 3 ? Close(text, from, run, text.Length) : Close(text, from, run, LineEnd(text, from));
            if (end > 0 || run >= 3)
                ranges.Add((tick, end > 0 ? end : text.Length));
            i = end > 0 ? end : run >= 3 ? text.Length : from;
        }
    }

    public bool Holds(int index)
    {
        int low = 0, high = ranges.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (index < ranges[middle].Start)
                high = middle - 1;
            else if (index >= ranges[middle].End)
                low = middle + 1;
            else
                return true;
        }
        return false;
    }

    private static int LineEnd(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end;
    }

    private static int Close(string text, int from, int run, int limit)
    {
        var i = from;
        while (i < limit)
        {
            var tick = text.AsSpan(i, limit - i).IndexOf('`');
            if (tick < 0)
                return -1;
            i += tick;
            var length = 1;
            while (i + length < limit && text[i + length] == '`')
                length++;
            if (length == run || (run >= 3 && length >= run))
                return i + length;
            i += length;
        }
        return -1;
    }
}
