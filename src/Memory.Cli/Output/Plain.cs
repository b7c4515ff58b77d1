using System.Globalization;
using System.Text;

namespace Memory.Cli.Output;

/// <summary>
/// Text that others wrote, made harmless for a terminal: escape sequences, control characters, and characters that cannot be
/// seen or that turn the direction of writing are taken out.
/// </summary>
internal static class Plain
{
    /// <summary>One line: line breaks and tabs become spaces.</summary>
    public static string Line(string? text) => Clean(text ?? "", lines: false);

    /// <summary>Several lines: line feeds and tabs stay.</summary>
    public static string Block(string? text) => Clean(text ?? "", lines: true);

    /// <summary>JSON means the same with such characters written as escapes; they can stand inside its strings only.</summary>
    public static string Json(string json)
    {
        if (!json.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return json;
        var text = new StringBuilder(json.Length);
        foreach (var c in json)
            if (c is '\n' or '\r' or '\t' || !IsHostile(c))
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        return text.ToString();
    }

    private static string Clean(string text, bool lines)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\t')
                clean.Append(lines ? c : ' ');
            else if (c == '\x1B')
                i = EndOfEscape(text, i);
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i = AppendPair(clean, text, i);
            else if (char.IsSurrogate(c))
                clean.Append('\uFFFD');
            else if (!IsHostile(c))
                clean.Append(c);
        }
        return clean.ToString();
    }

    /// <summary>Letters that are never shown (U+E0000 to U+E0FFF) carry hidden text.</summary>
    private static int AppendPair(StringBuilder clean, string text, int at)
    {
        var rune = new Rune(text[at], text[at + 1]);
        if (rune.Value is < 0xE0000 or > 0xE0FFF)
            clean.Append(text, at, 2);
        return at + 1;
    }

    /// <summary>The last character of the sequence that begins at <paramref name="at"/>: a colour and the like; of others, the sign alone.</summary>
    private static int EndOfEscape(string text, int at)
    {
        if (at + 1 >= text.Length || text[at + 1] != '[')
            return at;
        var end = at + 2;
        while (end < text.Length && text[end] is >= ' ' and <= '?')
            end++;
        return end < text.Length && text[end] is >= '@' and <= '~' ? end : end - 1;
    }

    private static bool IsHostile(char c) =>
        c < ' ' || c is >= '\x7F' and <= '\x9F'
        || c is '\u00AD' or '\u061C' or '\u180E' or '\uFEFF'
        || c is >= '\u200B' and <= '\u200F' or >= '\u2028' and <= '\u202E' or >= '\u2060' and <= '\u206F'
        || c is >= '\uFFF9' and <= '\uFFFB';
}
