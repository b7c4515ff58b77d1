using System.Net;
using System.Text;
using Memory.Screening.Hidden;

namespace Memory.Screening.Words;

/// <summary>Text to its plain spelling.</summary>
internal static class Folding
{
    /// <summary>Entities off, plain letters, lower case; invisible characters off.</summary>
    public static string Plain(string text)
    {
        var decoded = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        var plain = new StringBuilder(decoded.Length);
        foreach (var rune in decoded.EnumerateRunes())
            if (!InvisibleMarks.IsInvisible(rune))
                Letters.Append(plain, rune);
        return plain.ToString();
    }

    /// <summary>Words that mix scripts, with their look-alike letters as Latin ones.</summary>
    /// <param name="mixed">How many words of four letters or more mix scripts.</param>
    public static string LookAlikes(string plain, out int mixed)
    {
        mixed = 0;
        if (plain.AsSpan().IndexOfAnyInRange('\u0370', '\u058F') < 0 && plain.AsSpan().IndexOfAnyInRange('\u2170', '\u217F') < 0)
            return plain;
        // "не" reads as "he": words of look-alikes alone are taken for Latin only where nothing around them is truly foreign.
        var native = IsNative(plain);
        var folded = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length;)
        {
            var start = i;
            while (i < plain.Length && char.IsLetter(plain[i]))
                i++;
            if (i == start)
            {
                folded.Append(plain[i++]);
                continue;
            }
            var word = plain.AsSpan(start, i - start);
            var latin = word.ContainsAnyInRange('a', 'z');
            var foreign = false;
            var alike = true;
            foreach (var c in word)
                if (c > 127)
                {
                    foreign |= Letters.LooksLike(c) is not null;
                    alike &= Letters.LooksLike(c) is not null;
                }
            if (latin && foreign && word.Length >= 4)
                mixed++;
            foreach (var c in word)
                folded.Append(foreign && (latin || alike && !native) ? Letters.LooksLike(c) ?? c : c);
        }
        return folded.ToString();
    }

    /// <summary>A word of Greek or Cyrillic letters with one that looks like no Latin letter: the text is written in that script.</summary>
    private static bool IsNative(string plain)
    {
        for (var i = 0; i < plain.Length;)
        {
            var (latin, own) = (false, false);
            for (; i < plain.Length && char.IsLetter(plain[i]); i++)
            {
                latin |= plain[i] is >= 'a' and <= 'z';
                own |= plain[i] is >= '\u0370' and <= '\u058F' && Letters.LooksLike(plain[i]) is null;
            }
            if (own && !latin)
                return true;
            i++;
        }
        return false;
    }
}
