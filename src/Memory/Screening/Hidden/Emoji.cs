using System.Text;

namespace Memory.Screening.Hidden;

/// <summary>Where an invisible character is part of a visible emoji.</summary>
internal static class Emoji
{
    private static readonly string[] SubdivisionFlags = [Flag("gbeng"), Flag("gbsct"), Flag("gbwls")];

    /// <summary>Length of a flag spelled with tag characters at <paramref name="i"/>; 0 when there is none. Only flags that exist: others carry messages.</summary>
    public static int FlagLength(string text, int i)
    {
        if (text[i] != '\uD83C')
            return 0;
        foreach (var flag in SubdivisionFlags)
            if (string.CompareOrdinal(text, i, flag, 0, flag.Length) == 0)
                return flag.Length;
        return 0;
    }

    /// <summary>Does the invisible character at <paramref name="i"/> shape the emoji before it (and, for a joiner, the one after)?</summary>
    public static bool Needs(string text, int i, StringBuilder kept)
    {
        if (kept.Length == 0)
            return false;
        return text[i] switch
        {
            '\uFE0F' or '\uFE0E' => IsEmoji(Last(kept)) || IsKeycap(text, i, kept[^1]),
            '\u200D' => EndsEmoji(kept) && Rune.TryGetRuneAt(text, Math.Min(i + 1, text.Length - 1), out var next)
                && i + 1 < text.Length && IsEmoji(next.Value),
            _ => false,
        };
    }

    private static bool IsKeycap(string text, int i, char before) =>
        before is (>= '0' and <= '9') or '#' or '*' && i + 1 < text.Length && text[i + 1] == '\u20E3';

    private static bool EndsEmoji(StringBuilder kept) =>
        IsEmoji(Last(kept)) || (kept[^1] is '\uFE0F' && kept.Length > 1);

    private static int Last(StringBuilder kept) =>
        char.IsLowSurrogate(kept[^1]) && kept.Length > 1 && char.IsHighSurrogate(kept[^2])
            ? char.ConvertToUtf32(kept[^2], kept[^1])
            : kept[^1];

    private static bool IsEmoji(int value) =>
        value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2190 and <= 0x2BFF) or 0x00A9 or 0x00AE or 0x203C or 0x2049
            or 0x2122 or 0x2139 or 0x3030 or 0x303D or 0x3297 or 0x3299;

    private static string Flag(string letters)
    {
        var flag = new StringBuilder(char.ConvertFromUtf32(0x1F3F4));
        foreach (var letter in letters)
            flag.Append(char.ConvertFromUtf32(0xE0000 + letter));
        return flag.Append(char.ConvertFromUtf32(0xE007F)).ToString();
    }
}
