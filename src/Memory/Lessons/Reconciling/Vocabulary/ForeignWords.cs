using System.Collections.Frozen;

namespace Memory.Lessons.Reconciling.Vocabulary;

/// <summary>Common review words of German, Spanish, French and Portuguese as their English words.</summary>
internal static class ForeignWords
{
    private static readonly FrozenDictionary<string, string> Table = Build();

    /// <param name="word">Lower case.</param>
    public static string English(string word) => Table.GetValueOrDefault(word) ?? Inflected(word) ?? American(word);

    /// <summary>guardan, proibidos: the plural or third person of a word that is known.</summary>
    private static string? Inflected(string word) =>
        word.Length > 5 && word[^1] is 'n' or 's' && Table.TryGetValue(word[..^1], out var english) && english != "the" ? english : null;

    /// <summary>Serialise and serialize are one word; so short a word as "raise" is left alone.</summary>
    private static string American(string word)
    {
        if (word.Length < 7 || word.EndsWith("wise", StringComparison.Ordinal) || word.StartsWith("promis", StringComparison.Ordinal))
            return word;
        foreach (var (british, american) in Endings)
            if (word.EndsWith(british, StringComparison.Ordinal))
                return word[..^british.Length] + american;
        return word;
    }

    private static readonly (string, string)[] Endings =
        [("isation", "ization"), ("isations", "izations"), ("ise", "ize"), ("ises", "izes"), ("ised", "ized"), ("ising", "izing"), ("aviour", "avior")];

    private static FrozenDictionary<string, string> Build()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in ForeignTable.Words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            foreach (var word in entry[(equals + 1)..].Split(','))
                table.TryAdd(word, entry[..equals]);
        }
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
