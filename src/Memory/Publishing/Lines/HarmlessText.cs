using System.Buffers;
using System.Globalization;
using System.Text;

namespace Memory.Publishing;

/// <summary>
/// Text of a lesson as inline Markdown that stays inline: code spans as they are, everything that could start an import,
/// HTML or a comment escaped. <see cref="Read"/> undoes <see cref="Write"/>, imports aside: they stay in code spans.
/// </summary>
internal static class HarmlessText
{
    /// <summary>One line of visible characters: white space runs are one space, hidden characters are gone.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = true;
                continue;
            }
            if (IsHidden(rune))
                continue;
            if (space && clean.Length > 0)
                clean.Append(' ');
            space = false;
            clean.Append(rune);
        }
        return clean.ToString();
    }

    /// <param name="text">As <see cref="Clean"/> gives it.</param>
    /// <param name="escapeWhy">The words <c>Why:</c> in a rule must not be read as its reason.</param>
    public static string Write(string text, bool escapeWhy)
    {
        var written = new StringBuilder(text.Length + 16);
        // A code span behind a backtick that nothing closes would be read back as closing it.
        var spans = true;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '`')
            {
                i += Backticks(text, i, written, ref spans);
                continue;
            }
            if (text[i] == '@' && StartsImport(text, i))
            {
                i += Imports.Write(text, i, written, spans);
                continue;
            }
            if (MustEscape(text, i, escapeWhy))
                written.Append('\\');
            written.Append(text[i++]);
        }
        return written.ToString();
    }

    public static string Read(string written)
    {
        var text = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length;)
        {
            var length = 1;
            if (written[i] == '\\' && i + 1 < written.Length && char.IsAscii(written[i + 1]) && IsPunctuation(written[i + 1]))
                i++;
            else if (written[i] == '`')
                length = CodeSpans.TryRead(written, i, out _, out var next) ? next - i : CodeSpans.RunLength(written, i);
            text.Append(written, i, length);
            i += length;
        }
        return text.ToString();
    }

    /// <summary>The words of an item or a paragraph as people write them, without list marker and emphasis.</summary>
    public static string Plain(string words)
    {
        var text = words.AsSpan().TrimStart("-*+>#0123456789.) \t");
        return text.ToString().Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal);
    }

    /// <summary>Any clean text as one code span.</summary>
    public static string CodeSpan(string text)
    {
        text = WithoutMarkers(text);
        var longest = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var run = CodeSpans.RunLength(text, i);
            longest = Math.Max(longest, run);
            i += run;
        }
        var fence = new string('`', longest == 0 ? 1 : longest + 1);
        var pad = text.Length > 0 && (text[0] == '`' || text[^1] == '`') ? " " : "";
        return fence + pad + text + pad + fence;
    }

    private static int Backticks(string text, int at, StringBuilder written, ref bool closed)
    {
        if (CodeSpans.TryRead(text, at, out _, out var next))
        {
            written.Append(WithoutMarkers(text[at..next]));
            return next - at;
        }
        closed = false;
        var run = CodeSpans.RunLength(text, at);
        for (var i = 0; i < run; i++)
            written.Append("\\`");
        return run;
    }

    private static bool MustEscape(string text, int at, bool escapeWhy)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            '\\' => IsPunctuation(next),
            '<' => char.IsAsciiLetter(next) || next is '/' or '?' or '!',
            // Breaks the opening of a comment also for readers that know no backslash.
            '!' => at > 0 && text[at - 1] == '<',
            '(' => at > 0 && text[at - 1] == ']' && HidesBackticks(text, at),
            ':' => escapeWhy && at >= 3 && text.AsSpan(at - 3, 3).SequenceEqual("Why") && (at == 3 || text[at - 4] == ' '),
            _ => false,
        };
    }

    /// <summary>A link's address binds before code spans do: one that is not plain could turn code after it into markup.</summary>
    private static bool HidesBackticks(string text, int at)
    {
        var address = text.AsSpan(at + 1, Math.Min(text.Length - at - 1, AddressCharsMax));
        var close = address.IndexOf(')');
        return close < 0 || address[..close].ContainsAny(NotPlain);
    }

    private const int AddressCharsMax = 500;

    private static readonly SearchValues<char> NotPlain = SearchValues.Create("`@<\"'(\\");

    private static bool StartsImport(string text, int at) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && at + 1 < text.Length && text[at + 1] != ' ';

    /// <summary>A marker in code is harmless to Markdown, but not to whoever looks for it with a search.</summary>
    private static string WithoutMarkers(string code)
    {
        if (!code.Contains("<!--", StringComparison.Ordinal) || !code.Contains("memory:", StringComparison.OrdinalIgnoreCase))
            return code;
        return Clean(code.Replace("<!--", " ", StringComparison.Ordinal).Replace("-->", " ", StringComparison.Ordinal));
    }

    private static bool IsPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    private static bool IsHidden(Rune rune)
    {
        // Joiners make emoji and several scripts readable.
        if (rune.Value is 0x200C or 0x200D)
            return false;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            || rune.Value is >= 0xE0100 and <= 0xE01EF;
    }
}
