namespace Memory.Publishing;

/// <summary>Lines that open and close a code fence. Only spaces and tabs may stand beside one, as in Markdown: other blanks are letters there.</summary>
public static class FenceText
{
    /// <summary>The run of backticks or tildes that opens a fence; empty where the line opens none.</summary>
    public static string Opening(string line)
    {
        var text = line.AsSpan().TrimStart(" \t");
        if (text is not (['`', '`', '`', ..] or ['~', '~', '~', ..]))
            return "";
        var rest = text.TrimStart(text[0]);
        // Backticks on the same line close a code span.
        return text[0] == '`' && rest.Contains('`') ? "" : text[..^rest.Length].ToString();
    }

    public static bool Closes(string line, string fence) =>
        line.AsSpan().Trim(" \t") is var text && text.Length >= fence.Length && text.TrimStart(fence[0]).IsEmpty;
}
