namespace Memory.Text;

/// <summary>
/// Estimates how many tokens a model reads in a text, without a tokenizer and on the safe side:
/// English prose has about 4 characters a token, code and identifiers about 3, other scripts about 1.
/// How it compares with real tokenizers stands in docs/quality.md.
/// </summary>
public static class Tokens
{
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
                var start = i;
                while (i < text.Length && char.IsLetterOrDigit(text[i]) && text[i] <= 0x2E7F)
                    i++;
                // A common word is one token; longer runs are cut into pieces of about four letters.
                tokens += Math.Max(1, Math.Ceiling((i - start) / 4.5));
            }
            else
            {
                tokens += char.IsWhiteSpace(c) ? (c == '\n' ? 0.5 : 0.1) : 0.75;
                i++;
            }
        }
        return (int)Math.Ceiling(tokens);
    }
}
