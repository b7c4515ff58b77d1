namespace Memory.Documents;

/// <summary>Follows code blocks between fences, line by line: what looks like a heading in there is code.</summary>
internal sealed class Fences
{
    private char mark;
    private int length;

    /// <summary>True for the lines of a block, both fences included. Give it every line once, in order.</summary>
    public bool Holds(string line)
    {
        var (start, count) = Run(line);
        if (length > 0)
        {
            if (count >= length && start == mark && line.AsSpan().TrimStart().TrimStart(mark).IsWhiteSpace())
                length = 0;
            return true;
        }
        // Three backticks with another one behind them are code within a line.
        if (count < 3 || (start == '`' && line.AsSpan().TrimStart()[count..].Contains('`')))
            return false;
        (mark, length) = (start, count);
        return true;
    }

    private static (char Mark, int Count) Run(string line)
    {
        var text = line.AsSpan().TrimStart(' ');
        if (text.Length == 0 || line.Length - text.Length > 3 || text[0] is not ('`' or '~'))
            return (' ', 0);
        return (text[0], text.Length - text.TrimStart(text[0]).Length);
    }
}
