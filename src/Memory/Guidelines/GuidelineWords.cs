using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Guidelines;

/// <summary>The words of a line without its Markdown.</summary>
internal static partial class GuidelineWords
{
    /// <summary>List marker, box, emphasis, emoji and the addresses of links are gone; code spans stay.</summary>
    public static string Plain(string words)
    {
        var masked = MaskedText.Of(Marker().Replace(words, ""));
        var text = Link().Replace(masked.Text, "$1");
        text = Bold().Replace(text, "$2");
        text = Italic().Replace(text, "$1");
        return Spaces().Replace(Emoji.Remove(masked.Restore(text)), " ").Trim(' ', '-', '–', '—', '\uFE0F');
    }

    [GeneratedRegex(@"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"!?\[([^\[\]]{1,200})\]\([^()\s]{0,500}\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(\*\*|__)(.{1,400}?)\1", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w*])\*([^*\s][^*]{0,200}?)\*(?![\w*])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Italic();

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
