using System.Buffers;

namespace Memory.Screening.Secrets;

/// <summary>Finds tokens by their prefixes, all prefixes in one pass.</summary>
internal static class TokenShapes
{
    private static readonly SearchValues<string> Prefixes =
        SearchValues.Create([.. TokenShape.All.Select(s => s.Prefix)], StringComparison.Ordinal);

    /// <summary>Shapes by their first two characters, longest prefix first.</summary>
    private static readonly Dictionary<(char, char), TokenShape[]> ByStart = TokenShape.All
        .GroupBy(s => (s.Prefix[0], s.Prefix[1]))
        .ToDictionary(g => g.Key, g => g.OrderByDescending(s => s.Prefix.Length).ToArray());

    public static void Find(string text, List<SecretSpan> found)
    {
        var at = 0;
        while (at < text.Length)
        {
            var hit = text.AsSpan(at).IndexOfAny(Prefixes);
            if (hit < 0)
                return;
            at += hit;
            at = Take(text, at, found);
        }
    }

    /// <summary>Adds the token at <paramref name="at"/> if there is one; gives where to look on.</summary>
    private static int Take(string text, int at, List<SecretSpan> found)
    {
        foreach (var shape in ByStart[(text[at], text[at + 1])])
        {
            if (string.CompareOrdinal(text, at, shape.Prefix, 0, shape.Prefix.Length) != 0)
                continue;
            if (shape.Alone && at > 0 && IsInnerLetter(text[at - 1]))
                continue;
            var from = at + shape.Prefix.Length;
            var rest = text.AsSpan(from);
            var run = rest.IndexOfAnyExcept(TokenAlphabet.Of(shape.Letters));
            run = run < 0 ? rest.Length : run;
            // A full stop after a token ends the sentence, not the token.
            while (run > 0 && rest[run - 1] == '.')
                run--;
            if (run < shape.LettersMin)
                continue;
            if (!Placeholder.IsDummy(rest[..run]) && Plausible(shape, rest[..run]))
                found.Add(new SecretSpan(at, from + run, shape.Kind));
            return from + run;
        }
        return at + 1;
    }

    private static bool IsInnerLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_';

    /// <summary>Prefixes of one or three ordinary letters also begin names: a token of theirs mixes digits and cases.</summary>
    private static bool Plausible(TokenShape shape, ReadOnlySpan<char> letters) =>
        shape.Prefix.Length > 4 || !shape.Alone || shape.Letters is TokenLetters.Hex or TokenLetters.UpperBase32
        || shape.Prefix is "sk-" or "hf_" or "npm_" or "AIza" or "SG." or "hvs." or "gsk_"
        || (letters.ContainsAnyInRange('0', '9') && letters.ContainsAnyInRange('a', 'z') && letters.ContainsAnyInRange('A', 'Z'));
}
