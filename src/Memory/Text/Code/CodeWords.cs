namespace Memory.Text;

/// <summary>What a word of code is. Pure.</summary>
internal static class CodeWords
{
    /// <returns>Characters of the word that begins here; 0 where none does.</returns>
    public static int Length(ReadOnlySpan<char> text, int at, bool dashes)
    {
        var end = at;
        while (end < text.Length && (IsPart(text[end]) || (dashes && text[end] == '-' && end > at && end + 1 < text.Length && IsPart(text[end + 1]))))
            end++;
        return end - at;
    }

    /// <summary>In order, as they stand there.</summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Length(text, at, dashes: false);
            if (length > 0)
                yield return text.Substring(at, length);
            at += Math.Max(1, length);
        }
    }

    public static bool IsPart(char c) => c is '_' or '$' || char.IsLetterOrDigit(c) || char.IsSurrogate(c);
}
