using System.Text;

namespace Memory.Publishing;

/// <summary><c>@path</c> makes the reader's client load a file: in a lesson it stands in a code span.</summary>
internal static class Imports
{
    private const string Trailing = ".,;:!?)]}\"'>*_";

    /// <summary>Writes the word at an <c>@</c> so that it imports nothing; returns how many characters were taken.</summary>
    /// <param name="spans">False where a code span would be misread: a backslash must do.</param>
    public static int Write(string text, int at, StringBuilder written, bool spans)
    {
        var end = at;
        while (end < text.Length && text[end] is not (' ' or '`' or '<'))
            end++;
        var touchesCode = (end < text.Length && text[end] == '`') || (written.Length > 0 && written[^1] == '`');
        while (end > at + 1 && Trailing.Contains(text[end - 1], StringComparison.Ordinal))
            end--;
        // Two code spans that touch would be read as one; a lone sign needs none.
        if (!spans || touchesCode || end == at + 1)
        {
            written.Append("\\@");
            return 1;
        }
        written.Append('`').Append(text, at, end - at).Append('`');
        return end - at;
    }
}
