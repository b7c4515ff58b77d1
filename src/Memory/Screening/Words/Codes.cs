using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Memory.Screening.Words;

/// <summary>Codes taken off; null when what comes out is no text.</summary>
internal static partial class Codes
{
    private const double PrintableShareMin = 0.92;

    public static string? Base64(ReadOnlySpan<char> run)
    {
        var standard = run.ToString().Replace('-', '+').Replace('_', '/').TrimEnd('=');
        if (standard.Length % 4 == 1)
            standard = standard[..^1];
        standard += new string('=', (4 - standard.Length % 4) % 4);
        var bytes = new byte[standard.Length];
        return Convert.TryFromBase64String(standard, bytes, out var length) ? Text(bytes.AsSpan(0, length)) : null;
    }

    public static string? Hex(ReadOnlySpan<char> run)
    {
        var digits = new StringBuilder(run.Length);
        for (var i = 0; i < run.Length; i++)
        {
            if (run[i] is '0' or '\\' && i + 1 < run.Length && run[i + 1] == 'x')
                i++;
            else if (char.IsAsciiHexDigit(run[i]))
                digits.Append(run[i]);
        }
        if (digits.Length % 2 == 1)
            digits.Length--;
        return Text(Convert.FromHexString(digits.ToString()));
    }

    /// <summary>"105 103 110": character codes of plain letters.</summary>
    public static string? Decimal(string run)
    {
        var letters = new StringBuilder();
        foreach (var part in run.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
            letters.Append((char)int.Parse(part, CultureInfo.InvariantCulture));
        return letters.ToString().Count(char.IsAsciiLetter) * 4 >= letters.Length * 3 ? letters.ToString() : null;
    }

    /// <summary>Dots and dashes, letters parted by blanks, words by slashes.</summary>
    public static string Morse(string run) => string.Join(' ', run.Split('/', '|').Select(word =>
        string.Concat(word.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => MorseLetters.GetValueOrDefault(code, "?")))));

    private static readonly Dictionary<string, string> MorseLetters =
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".Split(' ')
            .Select((code, i) => (code, letter: ((char)('a' + i)).ToString())).ToDictionary(m => m.code, m => m.letter, StringComparer.Ordinal);

    public static string? Percent(string text)
    {
        try
        {
            return Uri.UnescapeDataString(text);
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    public static string Escapes(string text) => UnicodeEscape().Replace(text, m =>
        ((char)int.Parse(m.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    public static string Rot13(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] is >= 'a' and <= 'z' ? (char)('a' + (from[i] - 'a' + 13) % 26) : from[i];
    });

    public static string Reversed(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[from.Length - 1 - i];
    });

    public static char LeetLetter(char c) => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '8' => 'b',
        _ => c,
    };

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 6)
            return null;
        var text = Encoding.UTF8.GetString(bytes);
        var printable = 0;
        foreach (var c in text)
            if (c is >= ' ' and not '\uFFFD' and not '\u007F' || c is '\n' or '\t')
                printable++;
        return printable >= text.Length * PrintableShareMin ? text : null;
    }

    [GeneratedRegex("""\\u[0-9A-Fa-f]{4}""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex UnicodeEscape();
}
