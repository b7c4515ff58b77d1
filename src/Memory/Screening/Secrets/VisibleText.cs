using System.Text;
using Memory.Screening.Hidden;

namespace Memory.Screening.Secrets;

/// <summary>A text without its invisible characters, and where each character of it came from.</summary>
internal sealed class VisibleText
{
    private readonly int[]? origins;

    private VisibleText(string text, int[]? origins)
    {
        Text = text;
        this.origins = origins;
    }

    public string Text { get; }

    public int Origin(int index) => origins is null ? index : origins[index];

    public static VisibleText Of(string text)
    {
        if (!HasInvisible(text))
            return new VisibleText(text, null);
        var kept = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            if (!whole || !InvisibleMarks.IsInvisible(rune))
                for (var k = i; k < i + length; k++)
                {
                    kept.Append(text[k]);
                    origins.Add(k);
                }
            i += length;
        }
        return new VisibleText(kept.ToString(), [.. origins]);
    }

    private static bool HasInvisible(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and < '\u007F' or '\n' or '\t' or '\r')
                continue;
            if (Rune.TryGetRuneAt(text, i, out var rune) && InvisibleMarks.IsInvisible(rune))
                return true;
        }
        return false;
    }
}
