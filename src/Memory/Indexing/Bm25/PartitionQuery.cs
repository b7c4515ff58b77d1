namespace Memory.Indexing.Bm25;

/// <param name="Term">Of the partition's vocabulary.</param>
/// <param name="Factor">1 for the word itself, less for a related or misspelt one.</param>
internal readonly record struct Alternative(Term Term, float Factor, TermMatchKind Kind);

/// <summary>A word of the query and the terms of a partition that answer it; the best of them counts, not their sum.</summary>
internal sealed record Wanted(QueryWord Word, Alternative[] Alternatives);

/// <summary>Query words to terms of a partition's vocabulary.</summary>
internal static class PartitionQuery
{
    private const float RelatedFactor = 0.55f;
    private const float SpellingFactor = 0.7f;

    /// <summary>Looking a misspelling up reads the vocabulary, so only so many are tried.</summary>
    private const int SpellingsMax = 6;

    /// <summary>A longer query says in its own words what it means; other words for the same only add noise.</summary>
    private const int RelatedWordsMax = 12;

    public static List<Wanted> Of<T>(IReadOnlyList<QueryWord> words, Partition<T> partition)
    {
        var related = words.Count <= RelatedWordsMax;
        var wanted = new List<Wanted>(words.Count);
        var spellings = 0;
        foreach (var word in words)
        {
            var alternatives = new List<Alternative>(1);
            if (partition.Vocabulary.Find(word.Term) is { } exact)
                alternatives.Add(new Alternative(exact, 1, TermMatchKind.Exact));
            if (related)
                foreach (var other in RelatedWords.Of(word.Term))
                    if (partition.Vocabulary.Find(other) is { } found)
                        alternatives.Add(new Alternative(found, RelatedFactor, TermMatchKind.Related));
            if (alternatives.Count == 0 && related && word is { Weak: false, Identifier: false } && spellings++ < SpellingsMax)
                foreach (var near in Spelling.Near(word.Term, partition.Vocabulary))
                    alternatives.Add(new Alternative(near, SpellingFactor, TermMatchKind.Spelling));
            if (alternatives.Count > 0)
                wanted.Add(new Wanted(word, [.. alternatives]));
        }
        return wanted;
    }
}
