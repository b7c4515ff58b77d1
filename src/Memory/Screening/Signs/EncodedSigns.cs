using Memory.Screening.Words;
using static Memory.Screening.Words.Concept;

namespace Memory.Screening.Signs;

/// <summary>Signs of a text that hides its words, whatever they say.</summary>
internal static class EncodedSigns
{
    /// <summary>A decoded piece with this many words of letters is a message.</summary>
    private const int WordsMin = 3;

    public static IEnumerable<Warning> Of(SignText plain, IReadOnlyList<Reading> readings)
    {
        if (readings.Any(r => r.Code is "look-alike letters"))
            yield return new Warning(WarningKind.Encoded, "look-alike-letters", "Several words mix letters of two alphabets that look alike.");
        if (readings.Any(r => r.Code is "base64" && IsMessage(r.Text, WordsMin) || r.Code is "hex" or "character codes" or "Morse" && IsMessage(r.Text, 2)))
            yield return new Warning(WarningKind.Encoded, "encoded-message", "Carries a message in a code that a reader does not read.");
        if (AsksToDecode(plain))
            yield return new Warning(WarningKind.Encoded, "decode-and-obey", "Asks to decode something and to act on it.");
    }

    private static bool IsMessage(string text, int wordsMin)
    {
        var words = 0;
        var letters = 0;
        foreach (var part in text.Split(' ', 40))
        {
            if (part.Length is > 0 and < 20 && part.All(c => char.IsLetter(c) || c is '.' or ',' or '\'' or '-'))
                words++;
            letters += part.Count(char.IsLetter);
        }
        return words >= wordsMin && letters * 3 >= text.Length * 2;
    }

    private static bool AsksToDecode(SignText t) => t.Meant(Decode).Any(i =>
        t.Teaches && t.Near(i, Obey, 10, 10) is var o and >= 0 && !t.Negated(o)
        && (t.Word(i) is "decode" or "decrypt" or "unscramble" or "decipher" or "encoded" or "translate" or "reverse" or "decoded" or "base64" or "rot13" or "hex" || t.Word(i)[0] > 127)
        && t.Word(o) is not "apply" and not "execute" || t.Teaches && t.Word(i) is "decode" && t.Near(i, Obey, 6, 6) >= 0);
}
