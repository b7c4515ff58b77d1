namespace Memory.Screening.Ideas;

/// <summary>Where the sentences of a text end, and which of them ask.</summary>
internal sealed class Sentences
{
    private static readonly HashSet<string> Short = new(StringComparer.Ordinal)
        { "e.g", "i.e", "eg", "ie", "incl", "etc", "resp", "vs", "approx", "z.b", "bzw", "ggf", "inkl", "usw", "ca", "p.ex", "ej", "np", "tzn", "tj", "bijv", "t.ex", "f.eks", "т.е", "т.д", "и.т" };

    private readonly List<(int End, bool Asked)> ends = [];

    public Sentences(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n' ? Parts(text, i) : IsEnd(text, i))
                ends.Add((i, text[i] is '?' or '？' or '؟'));
        ends.Add((text.Length, false));
    }

    public int Count => ends.Count;

    public bool Asked(int sentence) => ends[sentence].Asked;

    /// <summary>Number of the sentence that holds the character.</summary>
    public int Of(int index)
    {
        int low = 0, high = ends.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ends[middle].End >= index)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    private static bool IsEnd(string text, int i)
    {
        if (text[i] is '。' or '！' or '？' or '।' or '．' or '؟')
            return true;
        if (text[i] is not ('.' or '!' or '?') || i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && text[i + 1] is not ('"' or '\'' or ')' or '<' or '*'))
            return false;
        var from = i;
        while (from > 0 && i - from < 6 && !char.IsWhiteSpace(text[from - 1]))
            from--;
        return text[i] != '.' || !Short.Contains(text[from..i]);
    }

    /// <summary>An empty line, or a line that begins a list, a heading, a quotation or a block.</summary>
    private static bool Parts(string text, int i) => i + 1 < text.Length && text[i + 1] is '\n' or '-' or '*' or '#' or '>' or '`' or '<' or '|';
}
