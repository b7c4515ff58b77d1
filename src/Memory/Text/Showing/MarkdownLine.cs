using System.Text;

namespace Memory.Text;

/// <summary>
/// Somebody's words as one line of GitHub's Markdown that is nothing but words: no mention, link, image, HTML, reference or emphasis.
/// Code spans stay, in which nothing is read.
/// </summary>
internal static class MarkdownLine
{
    private const string Escaped = @"\*_{}[]()~|!&$";
    /// <summary>Nobody sees it, and it keeps GitHub from seeing a mention or an address.</summary>
    private const string Gap = "&#8203;";

    public static string Of(string? text, int lettersMax)
    {
        var parts = Harmless.Line(text, lettersMax).Split('`');
        var line = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            // The last one has no partner when their number is odd.
            var isCode = i % 2 == 1 && i < parts.Length - 1;
            if (isCode && parts[i].Trim().Length > 0)
                line.Append('`').Append(parts[i]).Append('`');
            else
                Plain(line, i % 2 == 1 && !isCode ? "'" + parts[i] : parts[i]);
        }
        return line.ToString();
    }

    /// <summary>A path or glob.</summary>
    public static string Code(string text) => $"`{Harmless.Code(text, 200)}`";

    /// <returns>An address in the same place as another one; null for any other.</returns>
    public static string? Link(string? url, string? beside) =>
        Harmless.Url(url) is { } address && Uri.TryCreate(address, UriKind.Absolute, out var to) && Uri.TryCreate(beside, UriKind.Absolute, out var here)
        && string.Equals(to.Host, here.Host, StringComparison.OrdinalIgnoreCase) ? address : null;

    private static void Plain(StringBuilder line, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '@' || IsIssue(text, i) || (c == ':' && i + 1 < text.Length && text[i + 1] == '/') || (c == '.' && i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase)))
                line.Append(c).Append(Gap);
            else if (c == '#')
                line.Append(@"\#").Append(Gap);
            else if (c is '<' or '>')
                line.Append(c == '<' ? "&lt;" : "&gt;");
            else if (Escaped.Contains(c, StringComparison.Ordinal))
                line.Append('\\').Append(c);
            else
                line.Append(c);
        }
    }

    /// <summary>GH-12 is a reference too.</summary>
    private static bool IsIssue(string text, int at) =>
        text[at] == '-' && at >= 2 && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && text.AsSpan(at - 2, 2).Equals("gh", StringComparison.OrdinalIgnoreCase);
}
