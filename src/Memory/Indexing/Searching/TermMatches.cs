using Memory.Indexing.Segments;

namespace Memory.Indexing.Searching;

/// <summary>Which words of a query a found document has: the reason that is given for it.</summary>
internal static class TermMatches
{
    /// <summary>One for each word at most: the word itself, else the heaviest of the terms that stand for it.</summary>
    public static List<TermMatch> Of<T>(PreparedQuery query, List<FoundTerm> terms, Snapshot<T> partition, int view, int slot)
    {
        var postings = partition.Views[view].Segment.TermPostings;
        var most = PartitionTerms.HighestIdf(partition.Documents);
        var matches = new List<TermMatch>(Math.Min(terms.Count, 16));
        for (int i = 0, end; i < terms.Count; i = end)
        {
            var best = -1;
            var heaviest = 0f;
            for (end = i; end < terms.Count && terms[end].Asked.Word == terms[i].Asked.Word; end++)
            {
                var weight = terms[end].Keys[view] < 0 ? 0 : postings.WeightOf(terms[end].Keys[view], slot);
                if (weight > 0 && (best < 0 || (terms[best].Asked.Kind == terms[end].Asked.Kind && heaviest < weight)))
                    (best, heaviest) = (end, weight);
            }
            if (best < 0)
                continue;
            var (asked, _, idf, _) = terms[best];
            var word = query.Words[asked.Word];
            matches.Add(new TermMatch(word.Word, word.Term, asked.Text, asked.Kind, Math.Clamp(idf / most, 0, 1), heaviest));
        }
        return matches;
    }
}
