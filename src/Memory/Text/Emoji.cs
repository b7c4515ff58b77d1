using System.Text;
using System.Text.RegularExpressions;

namespace Memory.Text;

/// <summary>Finds and removes emoji, <c>:shortcodes:</c> and emoticons.</summary>
public static partial class Emoji
{
    /// <summary>True where an emoji begins; arrows and typographic signs are no emoji.</summary>
    public static bool IsAt(string text, int i)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            return char.ConvertToUtf32(c, text[i + 1]) is >= 0x1F000 and <= 0x1FAFF;
        return c is (>= '\u2600' and <= '\u27BF') and not '\u2713' || c is '\u2B50' or '\u2B55' or '\u203C';
    }

    /// <summary>Index after the run of emoji (with their joiners) at <paramref name="i"/>.</summary>
    public static int Skip(string text, int i)
    {
        while (i < text.Length)
            if (IsAt(text, i))
                i += char.IsHighSurrogate(text[i]) ? 2 : 1;
            else if (text[i] is '\u200D' or '\uFE0F')
                i++;
            else
                break;
        return i;
    }

    public static string Remove(string text)
    {
        var kept = new StringBuilder(text.Length);
        var i = 0;
        while (i < text.Length)
        {
            var after = Skip(text, i);
            if (after > i)
            {
                i = after;
                continue;
            }
            kept.Append(text[i++]);
        }
        return Emoticon().Replace(kept.ToString(), "$1");
    }

    // ":)" and ":smile:" stand alone; "a:b" and "std::" are code or words.
    [GeneratedRegex(@"(^|\s)(?:[:;]-?[()DPp]|:'\(|<3|:[a-z_+0-9]{2,30}:)(?=$|[\s.,!?])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Emoticon();
}
