namespace Memory.Indexing;

/// <summary>
/// Runs of four characters, lower case, across the borders of words (everything but letters and digits is one space), each as one of
/// 65,536 numbers. They find what stems miss: parts of words, other endings, names of code written otherwise.
/// </summary>
internal static class Ngram
{
    private const int Length = 4;

    /// <summary>The share of a document's size that its score is divided by: a little more than the root, so that long texts do not win by length.</summary>
    private const double NormPower = 0.55;

    /// <summary>In order, each as often as it occurs.</summary>
    /// <param name="max">Reading stops after so many.</param>
    public static ushort[] Of(IEnumerable<string?> texts, int max)
    {
        var found = new List<ushort>();
        foreach (var text in texts)
            if (!string.IsNullOrEmpty(text))
                Read(text, found, max);
        var sorted = found.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>How much an n-gram counts that occurs so often: the second time tells less than the first.</summary>
    public static float Said(int count) => 1 + MathF.Log(count);

    /// <summary>The same in a query: a page of code says many things often and means few of them.</summary>
    public static float Asked(int count) => 1 + 0.5f * MathF.Log(count);

    /// <summary>One over the norm of a document; 0 for one without n-grams.</summary>
    /// <param name="ngrams">In order.</param>
    public static float ScaleOf(ReadOnlySpan<ushort> ngrams)
    {
        double sum = 0;
        for (var i = 0; i < ngrams.Length;)
        {
            var from = i;
            while (i < ngrams.Length && ngrams[i] == ngrams[from])
                i++;
            var said = Said(i - from);
            sum += said * said;
        }
        return sum == 0 ? 0 : (float)(1 / Math.Pow(sum, NormPower));
    }

    private static void Read(string text, List<ushort> found, int max)
    {
        // The last four characters, the newest in the highest bits.
        ulong window = 0;
        var held = 0;
        var letters = 0;
        void Push(char c)
        {
            window = window >> 16 | (ulong)c << 48;
            if (++held >= Length)
                found.Add(Number(window));
        }
        Push(' ');
        foreach (var raw in text)
        {
            if (found.Count >= max)
                return;
            if (char.IsLetterOrDigit(raw))
            {
                letters++;
                Push(char.ToLowerInvariant(raw));
                continue;
            }
            EndWord();
        }
        EndWord();

        void EndWord()
        {
            if (letters == 0)
                return;
            // The name of a variable may be one letter, which no run of four would have to itself.
            if (letters == 1)
            {
                var letter = window >> 48;
                found.Add(Number(' ' | (ulong)' ' << 16 | letter << 32 | (ulong)' ' << 48));
                found.Add(Number(' ' | letter << 16 | (ulong)' ' << 32 | (ulong)' ' << 48));
            }
            Push(' ');
            letters = 0;
        }
    }

    private static ushort Number(ulong window)
    {
        window ^= window >> 29;
        return (ushort)(window * 0x9E3779B97F4A7C15 >> 48);
    }
}
