using System.Text;
using Memory.Screening.Hidden;

namespace Memory.Screening;

/// <summary>
/// Takes out what a person does not see and a model reads: HTML and Markdown comments, invisible elements, zero-width,
/// bidirectional, tag and control characters, and our own wrapper. Code is treated like prose: a model reads both.
/// </summary>
public static class HiddenText
{
    /// <summary>Removed elements can uncover others; each round takes at least one character out, more than a few are an attack.</summary>
    private const int RoundsMax = 8;

    public static Cleaned Remove(string text)
    {
        var words = new StringBuilder();
        var reordered = false;
        var current = text;
        for (var round = 0; round < RoundsMax; round++)
        {
            var marks = InvisibleMarks.Remove(current, words);
            reordered |= marks.Reordered;
            var next = MarkupPass.Remove(InvisibleMarkup.Remove(marks.Text, words), words);
            if (string.Equals(next, current, StringComparison.Ordinal))
                break;
            current = next;
        }
        return new Cleaned(current, !string.Equals(current, text, StringComparison.Ordinal))
        {
            Words = words.ToString(),
            Reordered = reordered,
        };
    }
}
