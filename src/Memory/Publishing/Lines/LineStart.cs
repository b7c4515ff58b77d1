using System.Text.RegularExpressions;

namespace Memory.Publishing;

/// <summary>Keeps a list item's first words from being a heading, a list, a quote, a fence, a task box or a link definition.</summary>
internal static partial class LineStart
{
    /// <param name="text">As <see cref="HarmlessText.Write"/> gives it.</param>
    public static string Escape(string text)
    {
        // A rule that begins with code and a colon would be read back as a scope.
        if (CodeSpans.ListEnd(text) is > 0 and var end)
            return end < text.Length && text[end] == ':' ? text.Insert(end, "\\") : text;
        if (text.Length == 0)
            return text;
        if (Number().Match(text) is { Success: true } number)
            return text.Insert(number.Length, "\\");
        var opens = text[0] switch
        {
            '#' or '>' or '~' or '|' => true,
            '-' or '*' or '+' or '_' or '=' => text.Length == 1 || text[1] is ' ' || text[1] == text[0],
            '[' => text.Contains("]:", StringComparison.Ordinal) || text is ['[', ' ' or 'x' or 'X', ']', ..],
            _ => false,
        };
        return opens ? "\\" + text : text;
    }

    [GeneratedRegex(@"\A[0-9]{1,9}(?=[.)](?: |\z))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
