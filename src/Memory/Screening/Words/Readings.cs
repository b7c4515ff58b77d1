using System.Text;
using System.Text.RegularExpressions;

namespace Memory.Screening.Words;

/// <summary>
/// A text as it stands, and as it reads with one code taken off: look-alike letters, digits for letters, spaced letters,
/// base64, hex, rot13, reversed. Codes are taken off once; a code in a code is no longer something that a model reads by itself.
/// </summary>
internal static partial class Readings
{
    /// <summary>Pieces of code that are read; more of them are a file, not a message.</summary>
    private const int PiecesMax = 40;
    private const int PieceMax = 8_000;

    public static List<Reading> Of(string text)
    {
        var plain = Folding.Plain(text);
        var folded = Folding.LookAlikes(plain, out var mixed);
        var readings = new List<Reading> { new(plain, null) };
        if (!string.Equals(folded, plain, StringComparison.Ordinal))
            readings.Add(new Reading(folded, mixed >= 2 ? "look-alike letters" : null));
        try
        {
            AddIf(readings, Leet(folded), folded, "digits for letters");
            AddIf(readings, Spaced().Replace(folded, m => Joined(m.Value)), folded, "spaced letters");
            if (folded.Contains('+', StringComparison.Ordinal))
                AddIf(readings, string.Concat(Pieces().Matches(folded).Take(PiecesMax).Select(m => m.Groups[1].Value)), "", "joined pieces");
            AddIf(readings, MarksInside().Replace(folded, ""), folded, "split words");
            AddDecoded(readings, text, folded);
        }
        catch (RegexMatchTimeoutException)
        {
            // Bounded patterns; on a starved machine the text is still judged as it stands.
            return readings;
        }
        return readings;
    }

    private static void AddIf(List<Reading> readings, string reading, string from, string code)
    {
        if (!string.Equals(reading, from, StringComparison.Ordinal))
            readings.Add(new Reading(reading, code));
    }

    private static void AddDecoded(List<Reading> readings, string text, string folded)
    {
        var pieces = 0;
        foreach (var match in Base64Run().EnumerateMatches(text))
            if (pieces++ < PiecesMax && Codes.Base64(text.AsSpan(match.Index, Math.Min(PieceMax, match.Length))) is { } decoded)
                readings.Add(new Reading(Folding.Plain(decoded), "base64"));
        foreach (var match in HexRun().EnumerateMatches(folded))
            if (pieces++ < PiecesMax && Codes.Hex(folded.AsSpan(match.Index, Math.Min(PieceMax, match.Length))) is { } decoded)
                readings.Add(new Reading(Folding.Plain(decoded), "hex"));
        foreach (Match match in DecimalRun().Matches(folded).Take(PiecesMax))
            if (Codes.Decimal(match.Value) is { } decoded)
                readings.Add(new Reading(Folding.Plain(decoded), "character codes"));
        foreach (Match match in MorseRun().Matches(folded).Take(PiecesMax))
            readings.Add(new Reading(Codes.Morse(match.Value), "Morse"));
        if (PercentRun().IsMatch(text) && Codes.Percent(text) is { } unescaped)
            readings.Add(new Reading(Folding.Plain(unescaped), "percent signs"));
        if (EscapeRun().IsMatch(text))
            readings.Add(new Reading(Folding.Plain(Codes.Escapes(text)), "escapes"));
        if (folded.Length <= PieceMax)
        {
            readings.Add(new Reading(Codes.Rot13(folded), "rot13"));
            readings.Add(new Reading(Codes.Reversed(folded), "reversed"));
        }
    }

    /// <summary>1gn0r3 → ignore, where a word mixes letters with digits that stand for letters.</summary>
    private static string Leet(string text) => LeetWord().Replace(text, m => string.Concat(m.Value.Select(Codes.LeetLetter)));

    private static string Joined(string spaced) => SpacedGap().Replace(spaced, m => m.Length > 1 ? " " : "");

    [GeneratedRegex("""[A-Za-z0-9+/_-]{20,}={0,2}""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex Base64Run();

    [GeneratedRegex("""(?:(?:0x|\\x)?[0-9a-f]{2}[ ,:]{1,2}){6,}(?:0x|\\x)?[0-9a-f]{2}|(?:\\x[0-9a-f]{2}){6,}|(?<![0-9a-f])[0-9a-f]{20,}(?![0-9a-f])""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex HexRun();

    [GeneratedRegex("""(?:%[0-9A-Fa-f]{2}[A-Za-z]{0,12}){4}""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex PercentRun();

    [GeneratedRegex("""["'`]([^"'`\n]{3,200})["'`]""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex Pieces();

    /// <summary>Emphasis and empty elements inside a word: "ig**no**re", "ig&lt;b&gt;&lt;/b&gt;nore".</summary>
    [GeneratedRegex("""(?<=\p{L})(?:[*~_`]{1,3}|</?[a-z]{1,6}>){1,4}(?=\p{L})""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex MarksInside();

    [GeneratedRegex("""(?<!\d)(?:(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])[ ,;]{1,2}){7,2000}(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])(?!\d)""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex DecimalRun();

    [GeneratedRegex("""(?:[.-]{1,5}[ /|]{1,3}){6,2000}[.-]{1,5}""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex MorseRun();

    [GeneratedRegex("""\\u[0-9A-Fa-f]{4}""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex EscapeRun();

    [GeneratedRegex("""(?<![\w.#/$@-])(?=[a-z0-9@$!]{0,20}[a-z])(?=[a-z]{0,20}[0134578@$!])[a-z0134578@$!]{3,24}(?![\w-])""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex LeetWord();

    [GeneratedRegex("""(?<![\w])(?:[a-z][ ._·*-]{1,3}){5,400}[a-z](?![\w])""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex Spaced();

    [GeneratedRegex("""[ ._·*-]{1,3}""", RegexOptions.CultureInvariant, 3_000)]
    private static partial Regex SpacedGap();
}
