using System.Globalization;
using System.Text;

namespace Memory.Screening.Hidden;

/// <summary>Characters that have no shape of their own: dropped, unless a script or an emoji needs them.</summary>
internal static class InvisibleMarks
{
    /// <summary>Spelled-out hidden words are kept for the warning only; a person needs no more of them.</summary>
    private const int WordsMax = 4_000;

    internal sealed record Result(string Text, bool Reordered);

    public static Result Remove(string text, StringBuilder words)
    {
        var kept = new StringBuilder(text.Length);
        var reordered = false;
        var i = 0;
        while (i < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                kept.Append('\uFFFD');
                i++;
                continue;
            }
            var length = rune.Utf16SequenceLength;
            var flag = Emoji.FlagLength(text, i);
            if (flag > 0)
            {
                kept.Append(text, i, flag);
                i += flag;
                continue;
            }
            if (IsLineBreak(rune.Value))
                kept.Append('\n');
            else if (!IsInvisible(rune) || Emoji.Needs(text, i, kept) || JoinsLetters(text, i, kept))
                kept.Append(text, i, length);
            else
            {
                reordered |= rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
                if (rune.Value is >= 0xE0020 and <= 0xE007E && words.Length < WordsMax)
                    words.Append((char)(rune.Value - 0xE0000));
            }
            i += length;
        }
        return new Result(kept.ToString(), reordered && !HasRightToLeft(text));
    }

    private static bool IsLineBreak(int value) => value is 0x0085 or 0x2028 or 0x2029;

    internal static bool IsInvisible(Rune rune) => rune.Value switch
    {
        '\n' or '\t' or '\r' => false,
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0x180B and <= 0x180F => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        // Arabic and Kaithi number signs are format characters that have a shape.
        >= 0x0600 and <= 0x0605 or 0x06DD or 0x070F or 0x08E2 or 0x110BD or 0x110CD => false,
        _ => (rune.Value & 0xFFFE) == 0xFFFE
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control,
    };

    /// <summary>Persian and Indic words are spelled with joiners; one between two such letters stays.</summary>
    private static bool JoinsLetters(string text, int i, StringBuilder kept) =>
        text[i] is '\u200C' or '\u200D' && i + 1 < text.Length && kept.Length > 0
        && IsJoiningScript(kept[^1]) && IsJoiningScript(text[i + 1]);

    private static bool IsJoiningScript(char c) => c is (>= '\u0600' and <= '\u06FF') or (>= '\u0900' and <= '\u0DFF');

    private static bool HasRightToLeft(string text) => text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0;
}
