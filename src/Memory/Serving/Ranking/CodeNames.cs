namespace Memory.Serving;

/// <summary>Names that a rule sets in code spans: <c>`SeatLock`</c>, <c>`fetch`</c>.</summary>
internal static class CodeNames
{
    private const int NamesMax = 20;
    private const int LettersMin = 4;

    public static List<string> Of(string rule)
    {
        var names = new List<string>();
        var spans = rule.Split('`');
        // Text between the first and second backtick, the third and fourth, and so on.
        for (var i = 1; i < spans.Length - 1 && names.Count < NamesMax; i += 2)
            foreach (var name in spans[i].Split([' ', '.', '(', ')', '/', '<', '>', '*', ',', ';', ':', '"', '\'', '[', ']', '{', '}', '-', '@'], StringSplitOptions.RemoveEmptyEntries))
                if (name.Length >= LettersMin)
                    names.Add(name);
        return names;
    }
}
