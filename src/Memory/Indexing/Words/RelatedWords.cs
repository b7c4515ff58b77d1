using System.Collections.Frozen;
using Memory.Text;

namespace Memory.Indexing;

/// <summary>Words of software work that people use for the same thing, stem to stems.</summary>
public static class RelatedWords
{
    private static readonly FrozenDictionary<string, string[]> Related = Build();

    /// <param name="term">Stemmed.</param>
    public static IReadOnlyList<string> Of(string term) => Related.GetValueOrDefault(term) ?? [];

    private static FrozenDictionary<string, string[]> Build()
    {
        var related = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in RelatedWordGroups.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var stems = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PorterStemmer.Stem).Distinct(StringComparer.Ordinal).ToList();
            foreach (var stem in stems)
            {
                if (!related.TryGetValue(stem, out var others))
                    related[stem] = others = new HashSet<string>(StringComparer.Ordinal);
                others.UnionWith(stems.Where(s => s != stem));
            }
        }
        return related.ToFrozenDictionary(r => r.Key, r => r.Value.ToArray(), StringComparer.Ordinal);
    }
}
