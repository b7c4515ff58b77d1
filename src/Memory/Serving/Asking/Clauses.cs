namespace Memory.Serving;

/// <summary>The questions in a question: "is there a limit on size, and how do I prove it" asks for two lessons.</summary>
internal static class Clauses
{
    private const int ClausesMax = 4;
    private const int LettersMax = 4_000;

    /// <summary>One element, the whole text, for a simple question.</summary>
    public static List<string> Of(string text)
    {
        if (text.Length > LettersMax)
            text = text[..LettersMax];
        var clauses = new List<string>();
        var start = 0;
        for (var i = 1; i < text.Length && clauses.Count < ClausesMax - 1; i++)
            if (Ends(text, i) is > 0 and var next)
            {
                Add(clauses, text[start..i]);
                start = i = next;
            }
        Add(clauses, text[start..]);
        return clauses.Count == 0 ? [text] : clauses;
    }

    /// <summary>Where the next clause begins, or 0: behind a full stop, a question mark, or a comma or "and" before a question word.</summary>
    private static int Ends(string text, int i)
    {
        if (text[i] is '.' or '?' or '!' or ';' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))
            return i + 1;
        if (text[i] is not (',' or ' '))
            return 0;
        var rest = text.AsSpan(i).TrimStart([',', ' ']);
        var joined = false;
        foreach (var link in (ReadOnlySpan<string>)["and ", "or ", "but "])
            if (rest.StartsWith(link, StringComparison.OrdinalIgnoreCase))
            {
                rest = rest[link.Length..].TrimStart();
                joined = true;
                break;
            }
        return (joined || text[i] == ',') && Asks(rest) ? text.Length - rest.Length : 0;
    }

    private static bool Asks(ReadOnlySpan<char> text)
    {
        foreach (var word in (ReadOnlySpan<string>)["how ", "what ", "where ", "when ", "why ", "which ", "who ", "can ", "may ", "do ", "does ", "is ", "are ", "should ", "must "])
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static void Add(List<string> clauses, string clause)
    {
        if (clause.AsSpan().Trim().Length > 2)
            clauses.Add(clause.Trim());
    }
}
