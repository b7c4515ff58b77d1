using System.Buffers;
using System.Text;
using Memory.Indexing.Globs;

namespace Memory.Indexing.Segments;

/// <summary>Documents to a segment.</summary>
internal static class SegmentBuilder
{
    /// <param name="documents">At most <see cref="Segment{T}.Capacity"/>.</param>
    public static Segment<T> Of<T>(IReadOnlyList<Indexable<T>> documents)
    {
        var (terms, termPostings) = Keyed(documents, static d => d.Terms, weighted: true);
        var (tags, tagPostings) = Keyed(documents, static d => d.Tags.Distinct(StringComparer.Ordinal).ToDictionary(t => t, _ => 1f, StringComparer.Ordinal), weighted: false);
        var (ngrams, ngramPostings, ngramDocuments) = Counted(documents);
        return new Segment<T>
        {
            Ids = [.. documents.Select(d => d.Id)],
            Items = [.. documents.Select(d => d.Item)],
            Marks = [.. documents.Select(d => d.Marks)],
            Lengths = [.. documents.Select(Length)],
            NgramScales = [.. documents.Select(d => Ngram.ScaleOf(d.Ngrams))],
            Vectors = VectorRows.Of([.. documents.Select(d => d.Vector)]),
            Terms = terms,
            TermPostings = termPostings,
            Tags = tags,
            TagPostings = tagPostings,
            Globs = new GlobTable(tags),
            Ngrams = ngrams,
            NgramPostings = ngramPostings,
            NgramDocuments = ngramDocuments,
        };
    }

    /// <summary>Letters are no words: code full of short names is not long.</summary>
    private static float Length<T>(Indexable<T> document) =>
        document.Terms.Where(t => !SearchTerms.IsLetter(t.Key)).Sum(t => PostingTable.Units(t.Value) * PostingTable.Unit);

    private static (TermTable, PostingTable) Keyed<T>(
        IReadOnlyList<Indexable<T>> documents, Func<Indexable<T>, IReadOnlyDictionary<string, float>> read, bool weighted)
    {
        var found = new Dictionary<string, List<(int Slot, ushort Weight)>>(StringComparer.Ordinal);
        for (var slot = 0; slot < documents.Count; slot++)
            foreach (var (text, weight) in read(documents[slot]))
            {
                if (!found.TryGetValue(text, out var list))
                    found[text] = list = [];
                list.Add((slot, PostingTable.Units(weight)));
            }
        var keys = found.Keys.Select(k => (Text: k, Letters: Encoding.UTF8.GetBytes(k))).ToArray();
        Array.Sort(keys, static (a, b) => TermTable.Compare(a.Letters, b.Letters));
        var terms = new TermTable.Builder();
        var postings = new PostingTable.Builder();
        byte[] last = [];
        foreach (var (text, letters) in keys)
        {
            // Two texts that are no valid Unicode can be one in UTF-8; the first of them is kept.
            if (letters.Length == 0 || letters.AsSpan().SequenceEqual(last))
                continue;
            last = letters;
            terms.Add(letters);
            foreach (var (slot, weight) in found[text])
                if (weighted)
                    postings.Add(slot, weight);
                else
                    postings.Add(slot);
            postings.EndKey();
        }
        return (terms.Build(), postings.Build());
    }

    /// <summary>There are only so many n-grams: they are sorted by counting them.</summary>
    private static (ushort[], PostingTable, ushort[]) Counted<T>(IReadOnlyList<Indexable<T>> documents)
    {
        var (first, again) = (Counts(), Counts());
        foreach (var document in documents)
            for (var i = 0; i < document.Ngrams.Length; i++)
                (IsFirst(document.Ngrams, i) ? first : again)[document.Ngrams[i]]++;
        var (keys, starts, having) = (new List<ushort>(), new List<int> { 0 }, new List<ushort>());
        for (var ngram = 0; ngram <= ushort.MaxValue; ngram++)
        {
            var (documentsWith, others) = (first[ngram], again[ngram]);
            if (documentsWith == 0)
                continue;
            keys.Add((ushort)ngram);
            having.Add((ushort)documentsWith);
            // From here on, where the next slot goes.
            first[ngram] = starts[^1];
            again[ngram] = starts[^1] + documentsWith;
            starts.Add(again[ngram] + others);
        }
        var slots = new ushort[starts[^1]];
        for (var slot = 0; slot < documents.Count; slot++)
            for (var i = 0; i < documents[slot].Ngrams.Length; i++)
                slots[(IsFirst(documents[slot].Ngrams, i) ? first : again)[documents[slot].Ngrams[i]]++] = (ushort)slot;
        ArrayPool<int>.Shared.Return(first);
        ArrayPool<int>.Shared.Return(again);
        return ([.. keys], new PostingTable([.. starts], slots, []), [.. having]);
    }

    /// <summary>One for each n-gram.</summary>
    private static int[] Counts()
    {
        var counts = ArrayPool<int>.Shared.Rent(ushort.MaxValue + 1);
        Array.Clear(counts);
        return counts;
    }

    /// <param name="ngrams">In order.</param>
    private static bool IsFirst(ushort[] ngrams, int i) => i == 0 || ngrams[i] != ngrams[i - 1];
}
