namespace Memory.Indexing.Bm25;

/// <param name="Term">Of the index's table.</param>
/// <param name="Documents">How many of the partition have it, at least one.</param>
/// <param name="Factor">1 for the word itself, less for a related or misspelt one.</param>
internal readonly record struct Alternative(int Term, int Documents, float Factor, TermMatchKind Kind);

/// <summary>A word of the query and the terms of a partition that answer it; the best of them counts, not their sum.</summary>
internal sealed record Wanted(QueryWord Word, Alternative[] Alternatives);

/// <summary>Query words to terms that documents of a partition have.</summary>
internal static class PartitionQuery
{
    private const float RelatedFactor = 0.55f;
    private const float SpellingFactor = 0.7f;

    /// <summary>Looking a misspelling up reads the vocabulary, so only so many are tried.</summary>
    private const int SpellingsMax = 6;

    /// <summary>A longer query says in its own words what it means; other words for the same only add noise.</summary>
    private const int RelatedWordsMax = 12;

    public static List<Wanted> Of<T>(IReadOnlyList<QueryWord> words, Snapshot<T> snapshot, TermTable table) where T : class
    {
        var related = words.Count <= RelatedWordsMax;
        var wanted = new List<Wanted>(words.Count);
        var alternatives = new List<Alternative>(4);
        var spellings = 0;
        foreach (var word in words)
        {
            alternatives.Clear();
            Add(table.Find(word.Term), 1, TermMatchKind.Exact);
            if (related)
                foreach (var other in RelatedWords.Of(word.Term))
                    Add(table.Find(other), RelatedFactor, TermMatchKind.Related);
            if (alternatives.Count == 0 && related && word is { Weak: false, Identifier: false } && spellings++ < SpellingsMax)
                foreach (var near in Spelling.Near(word.Term, snapshot, table))
                    Add(near, SpellingFactor, TermMatchKind.Spelling);
            if (alternatives.Count > 0)
                wanted.Add(new Wanted(word, [.. alternatives]));
        }
        return wanted;

        void Add(int term, float factor, TermMatchKind kind)
        {
            if (term != TermTable.None && snapshot.CountOf(term) is > 0 and var documents)
                alternatives.Add(new(term, documents, factor, kind));
        }
    }
}
