namespace Memory.Publishing;

/// <summary>Code spans of a line: a run of backticks up to the next run of the same length.</summary>
internal static class CodeSpans
{
    public static int RunLength(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '`')
            end++;
        return end - at;
    }

    /// <summary>Reads the span that opens at <paramref name="at"/>; false where none opens or it is never closed.</summary>
    /// <param name="content">What it holds, without the spaces that keep backticks off the fence.</param>
    /// <param name="next">Behind the span.</param>
    public static bool TryRead(string text, int at, out string content, out int next)
    {
        (content, next) = ("", at);
        var run = RunLength(text, at);
        if (run == 0 || Close(text, at + run, run) is not (>= 0 and var close))
            return false;
        content = text[(at + run)..close];
        if (content.Length > 2 && content[0] == ' ' && content[^1] == ' ' && !string.IsNullOrWhiteSpace(content))
            content = content[1..^1];
        next = close + run;
        return true;
    }

    /// <summary>Behind the list of code spans, with commas between them, that a text begins with; 0 where there is none.</summary>
    public static int ListEnd(string text)
    {
        var end = 0;
        for (var i = 0; TryRead(text, i, out _, out var next); i = end + 2)
        {
            end = next;
            if (!text.AsSpan(end).StartsWith(", ", StringComparison.Ordinal))
                break;
        }
        return end;
    }

    private static int Close(string text, int from, int run)
    {
        for (var i = from; i < text.Length;)
        {
            var tick = text.IndexOf('`', i);
            if (tick < 0)
                return -1;
            var length = RunLength(text, tick);
            if (length == run)
                return tick;
            i = tick + length;
        }
        return -1;
    }
}
