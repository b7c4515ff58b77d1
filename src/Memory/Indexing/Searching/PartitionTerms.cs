using Memory.Indexing.Segments;

namespace Memory.Indexing.Searching;

/// <summary>A term of the query that a partition has.</summary>
/// <param name="Documents">Living ones that have it.</param>
/// <param name="Idf">BM25's.</param>
internal readonly record struct FoundTerm(AskedTerm Asked, int Documents, float Idf, int[] Keys);

/// <summary>The terms of a query, looked up in one partition.</summary>
internal static class PartitionTerms
{
    private const float SpellingFactor = 0.7f;

    /// <summary>Looking a misspelling up reads the vocabulary, so only so many are tried.</summary>
    private const int SpellingsMax = 6;

    /// <summary>
    /// Documents that every partition is thought to have besides its own: without them a term in the only document
    /// of a small partition would count as one that is everywhere, and small partitions could not be compared with large ones.
    /// </summary>
    public const double DocumentsBefore = 50;

    /// <summary>By word of the query. A key of -1 in a segment: it does not have the term.</summary>
    public static List<FoundTerm> Of<T>(PreparedQuery query, Snapshot<T> partition)
    {
        var found = new List<FoundTerm>(query.Words.Count);
        var spellings = 0;
        for (var i = 0; i < query.Terms.Length;)
        {
            var word = query.Terms[i].Word;
            var before = found.Count;
            var first = i;
            for (; i < query.Terms.Length && query.Terms[i].Word == word; i++)
                if (Find(query.Terms[i], partition) is { } term)
                    found.Add(term);
            if (found.Count > before || partition.DocumentsWith(query.Terms[first].Letters, 0) > 0 || !query.HasOtherWords || query.Words[word] is { Weak: true } or { Identifier: true } || spellings++ >= SpellingsMax)
                continue;
            foreach (var near in Spelling.Near(query.Words[word].Term, partition))
                if (Find(PreparedQuery.Asked(word, near, SpellingFactor, TermMatchKind.Spelling), partition) is { } term)
                    found.Add(term);
        }
        return found;
    }

    /// <summary>The idf of a term in one document, the highest there is.</summary>
    public static double HighestIdf(int documents) => Idf(documents, 1);

    private static FoundTerm? Find<T>(AskedTerm asked, Snapshot<T> partition)
    {
        int[]? keys = null;
        var documents = 0;
        for (var v = 0; v < partition.Views.Length; v++)
        {
            var key = partition.Views[v].Segment.Terms.Find(asked.Letters);
            if (key < 0)
                continue;
            if (keys is null)
            {
                keys = new int[partition.Views.Length];
                Array.Fill(keys, -1);
            }
            keys[v] = key;
            documents += partition.Views[v].TermDocuments(key);
        }
        if (documents == 0)
            return null;
        documents = partition.DocumentsWith(asked.Letters, documents);
        return new FoundTerm(asked, documents, (float)Idf(partition.Documents, documents), keys!);
    }

    private static double Idf(int all, int documents) => Math.Log(1 + (all + DocumentsBefore - documents + 0.5) / (documents + 0.5));
}
