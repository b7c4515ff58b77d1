using Memory.Indexing;

namespace Memory.Serving;

/// <summary>The words of a request, read once for all the documents that are held against them.</summary>
public sealed class AskedWords(IReadOnlyList<QueryWord> words)
{
    private HashSet<string>? said;

    public static AskedWords Of(string text) => new(QueryWords.Of(text));

    public IReadOnlyList<QueryWord> Words { get; } = words;

    /// <summary>Those that do not stand in every other request, by term.</summary>
    public IReadOnlyDictionary<string, QueryWord> Telling { get; } = words.Where(w => !w.Weak).ToDictionary(w => w.Term, StringComparer.Ordinal);

    /// <summary>How many words they were read from.</summary>
    public int TellingCount { get; } = words.Where(w => !w.Weak).Select(w => w.Word).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    /// <summary>As they were written.</summary>
    public bool Says(string word) => (said ??= Words.Select(w => w.Word).ToHashSet(StringComparer.Ordinal)).Contains(word);
}
