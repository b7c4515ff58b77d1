namespace Memory.Publishing;

/// <summary>Tells of one line of a Markdown text after the other whether it is code in a fence or an HTML comment: nobody's rule.</summary>
public sealed class HiddenLines
{
    private string fence = "";
    private bool comment;

    /// <param name="line">The next one, without blanks around it.</param>
    /// <returns>True for what is hidden, and for the lines that open and close it.</returns>
    public bool Takes(string line)
    {
        if (fence.Length > 0)
        {
            fence = FenceText.Closes(line, fence) ? "" : fence;
            return true;
        }
        if (comment || line.StartsWith("<!--", StringComparison.Ordinal))
        {
            comment = !line.Contains("-->", StringComparison.Ordinal);
            return true;
        }
        fence = FenceText.Opening(line);
        return fence.Length > 0;
    }
}
