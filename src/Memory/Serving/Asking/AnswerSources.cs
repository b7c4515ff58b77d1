namespace Memory.Serving;

/// <summary>An answer and where it was said, as one text: the addresses stand behind its last words.</summary>
public static class AnswerSources
{
    public const string Before = "\n\nSaid at: ";

    public static string Join(string text, IEnumerable<string?> addresses)
    {
        var known = addresses.OfType<string>().Distinct().ToList();
        return known.Count == 0 ? text : text + Before + string.Join(' ', known);
    }
}
