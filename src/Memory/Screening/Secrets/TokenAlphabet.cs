using System.Buffers;

namespace Memory.Screening.Secrets;

/// <summary>The character sets of tokens.</summary>
internal static class TokenAlphabet
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> Base62 = SearchValues.Create(Lower + Upper + Digits);
    private static readonly SearchValues<char> Url = SearchValues.Create(Lower + Upper + Digits + "-_.");
    private static readonly SearchValues<char> Hex = SearchValues.Create(Digits + "abcdefABCDEF-_");
    private static readonly SearchValues<char> UpperBase32 = SearchValues.Create(Upper + Digits);
    private static readonly SearchValues<char> Base64 = SearchValues.Create(Lower + Upper + Digits + "+/=-_");

    public static SearchValues<char> Of(TokenLetters letters) => letters switch
    {
        TokenLetters.Base62 => Base62,
        TokenLetters.Url => Url,
        TokenLetters.Hex => Hex,
        TokenLetters.UpperBase32 => UpperBase32,
        _ => Base64,
    };
}
