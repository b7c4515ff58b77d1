namespace Memory.Text;

/// <summary>
/// Terms that were met lately, and the stems of words: texts repeat their words, so most are neither made nor stemmed again.
/// A fixed number of places; the later word takes the place of the earlier. Safe for any number of threads: a place is read and
/// written whole.
/// </summary>
internal static class TermPool
{
    private const int Places = 1 << 15;
    private static readonly Entry?[] Stems = new Entry?[Places];
    private static readonly string?[] Whole = new string?[Places];

    private sealed record Entry(string Word, string Stem);

    /// <param name="word">Lower case.</param>
    public static string Stem(ReadOnlySpan<char> word)
    {
        ref var place = ref Stems[Place(word)];
        if (Volatile.Read(ref place) is { } known && word.SequenceEqual(known.Word))
            return known.Stem;
        var text = word.ToString();
        var stem = PorterStemmer.Stem(text);
        Volatile.Write(ref place, new(text, stem));
        return stem;
    }

    /// <summary>The same characters as a string.</summary>
    public static string Text(ReadOnlySpan<char> term)
    {
        ref var place = ref Whole[Place(term)];
        if (Volatile.Read(ref place) is { } known && term.SequenceEqual(known))
            return known;
        var text = term.ToString();
        Volatile.Write(ref place, text);
        return text;
    }

    /// <summary>The hash is another one in each process: nobody can choose words that share a place.</summary>
    private static int Place(ReadOnlySpan<char> text) => string.GetHashCode(text) & (Places - 1);
}
