namespace Memory.Text;

/// <summary>Expands <c>{a,b}</c>, nested ones too, within a limit: alternatives multiply.</summary>
internal static class PathGlobAlternatives
{
    public const int AlternativesMax = 64;

    public static string? Fault(string glob)
    {
        var depth = 0;
        foreach (var c in glob)
        {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0)
                return "a '}' closes no brace";
        }
        if (depth > 0)
            return "a '{' is not closed";
        return Expand(glob) is null ? $"the braces make more than {AlternativesMax} alternatives" : null;
    }

    /// <summary>Every alternative without braces; none where there are too many.</summary>
    public static IReadOnlyList<string> Of(string glob) => Expand(glob) ?? [];

    private static List<string>? Expand(string glob)
    {
        var done = new List<string>();
        var open = new Stack<string>();
        open.Push(glob);
        // Each step takes one pair of braces away from one text, so a limit on texts bounds the work.
        for (var steps = 0; open.Count > 0; steps++)
        {
            if (steps > AlternativesMax * 8 || done.Count + open.Count > AlternativesMax)
                return null;
            var text = open.Pop();
            var start = text.IndexOf('{');
            if (start < 0)
                done.Add(text);
            else
                foreach (var choice in Choices(text, start))
                    open.Push(choice);
        }
        return done;
    }

    private static List<string> Choices(string text, int start)
    {
        var choices = new List<string>();
        int depth = 0, from = start + 1, end = text.Length;
        var cuts = new List<(int From, int To)>();
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '{')
                depth++;
            else if (c == ',' && depth == 1)
            {
                cuts.Add((from, i));
                from = i + 1;
            }
            else if (c == '}' && --depth == 0)
            {
                cuts.Add((from, i));
                end = i + 1;
                break;
            }
        }
        foreach (var (a, b) in cuts)
            choices.Add(string.Concat(text.AsSpan(0, start), text.AsSpan(a, b - a), end < text.Length ? text.AsSpan(end) : []));
        return choices;
    }
}
