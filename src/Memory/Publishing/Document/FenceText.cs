namespace Memory.Publishing;

/// <summary>Lines that open and close a code fence.</summary>
public static class FenceText
{
    /// <summary>The run of backticks or tildes that opens a fence; empty where the line opens none.</summary>
    public static string Opening(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text is not (['`', '`', '`', ..] or ['~', '~', '~', ..]))
            return "";
        var rest = text.TrimStart(text[0]);
        // Backticks on the same line close a code span.
        return text[0] == '`' && rest.Contains('`') ? "" : text[..^rest.Length].ToString();
    }

    public static bool Closes(string line, string fence) =>
        line.AsSpan().Trim() is var text && text.Length >= fence.Length && text.TrimStart(fence[0]).IsEmpty;
}
