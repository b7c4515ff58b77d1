namespace Memory.Screening.Secrets;

/// <summary>How mixed the characters of a string are.</summary>
internal static class Entropy
{
    private const int LettersMax = 512;

    /// <summary>Shannon entropy in bits a character, over the first 512.</summary>
    public static double Bits(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LettersMax)];
        if (text.Length == 0)
            return 0;
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        foreach (var c in text)
            counts[c & 127]++;
        double bits = 0;
        foreach (var count in counts)
            if (count > 0)
            {
                var share = (double)count / text.Length;
                bits -= share * Math.Log2(share);
            }
        return bits;
    }
}
