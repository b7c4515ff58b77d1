namespace Memory.Text;

/// <summary>
/// Estimates how many tokens a model reads in a text, without a tokenizer and on the safe side:
/// English prose has about 4 characters a token, code and identifiers about 3, words in capitals fewer, other scripts about 1.
/// How it compares with real tokenizers stands in docs/quality.md.
/// </summary>
public static class Tokens
{
    /// <summary>Capitals that are a word of their own: API, URL, SQL.</summary>
    private const int LoudKnownMax = 3;

    public static int Estimate(string text)
    {
        double tokens = 0;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c > 0x2E7F || (c > 0x7F && !char.IsLetter(c)))
            {
                // CJK, emoji and symbols: a token each, or more.
                tokens += 1;
                i++;
            }
            else if (char.IsLetterOrDigit(c))
            {
                var (start, isLoud) = (i, true);
                for (; i < text.Length && char.IsLetterOrDigit(text[i]) && text[i] <= 0x2E7F; i++)
                    isLoud &= char.IsUpper(text[i]);
                var letters = i - start;
                // A common word is one token; longer runs are cut into pieces of about four letters, and capitals (CLAUDE, AGENTS) into shorter ones.
                tokens += Math.Max(1, Math.Ceiling(letters / (isLoud && letters > LoudKnownMax ? 2.5 : 4.5)));
            }
            else
            {
                tokens += char.IsWhiteSpace(c) ? (c == '\n' ? 0.7 : 0.1) : 0.75;
                i++;
            }
        }
        return (int)Math.Ceiling(tokens);
    }
}
