namespace Memory.Publishing;

internal enum MarkerKind { None, Begin, End, Damaged }

/// <summary>
/// The words of a marker: a comment whose first word is <c>memory:begin</c> or <c>memory:end</c>. Spaces, case and words
/// behind it are allowed (people annotate), and stay as they are.
/// </summary>
internal static class MarkerText
{
    private const string Open = "<!--";
    private const string Close = "-->";

    /// <summary>What an HTML block says.</summary>
    /// <param name="block">The block, with its markup.</param>
    /// <param name="from">Where in it the marker starts.</param>
    /// <param name="length">Characters of the marker.</param>
    public static MarkerKind Read(ReadOnlySpan<char> block, out int from, out int length)
    {
        (from, length) = (0, 0);
        var at = 0;
        while (block[at..].IndexOf(Open, StringComparison.Ordinal) is var next and >= 0)
        {
            at += next;
            var kind = WordAt(block[at..]);
            if (kind == MarkerKind.None)
            {
                at += Open.Length;
                continue;
            }
            from = at;
            var close = block[at..].IndexOf(Close, StringComparison.Ordinal);
            length = close < 0 ? block.Length - at : close + Close.Length;
            return IsAlone(block, from, length) ? kind : MarkerKind.Damaged;
        }
        return MarkerKind.None;
    }

    /// <summary>Is a line a marker of which parts are missing, such as <c>!-- memory:begin --&gt;</c>? The bare words are somebody's text.</summary>
    public static bool IsHalf(ReadOnlySpan<char> line)
    {
        if (line.IndexOf("memory:", StringComparison.OrdinalIgnoreCase) < 0)
            return false;
        var words = line.Trim().Trim("<!->").Trim();
        return words.Length < line.Trim().Length
            && (words.Equals("memory:begin", StringComparison.OrdinalIgnoreCase) || words.Equals("memory:end", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsAlone(ReadOnlySpan<char> block, int from, int length) =>
        block[from..(from + length)].EndsWith(Close, StringComparison.Ordinal)
        && block[from..(from + length)].IndexOfAny('\n', '\r') < 0
        && block[..from].IsWhiteSpace()
        && block[(from + length)..].IsWhiteSpace();

    private static MarkerKind WordAt(ReadOnlySpan<char> comment)
    {
        var words = comment[Open.Length..].TrimStart();
        return Is(words, "memory:begin") ? MarkerKind.Begin : Is(words, "memory:end") ? MarkerKind.End : MarkerKind.None;
    }

    private static bool Is(ReadOnlySpan<char> words, string word) =>
        words.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (words.Length == word.Length || char.IsWhiteSpace(words[word.Length]) || words[word.Length..].StartsWith(Close, StringComparison.Ordinal));
}
