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
        var (ngrams, ngramPostings) = Counted(documents);
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
    private static (ushort[], PostingTable) Counted<T>(IReadOnlyList<Indexable<T>> documents)
    {
        var ends = ArrayPool<int>.Shared.Rent(ushort.MaxValue + 2);
        Array.Clear(ends);
        foreach (var document in documents)
            foreach (var ngram in document.Ngrams)
                ends[ngram + 1]++;
        var keys = new List<ushort>();
        var starts = new List<int> { 0 };
        for (var ngram = 0; ngram <= ushort.MaxValue; ngram++)
        {
            var count = ends[ngram + 1];
            ends[ngram + 1] += ends[ngram];
            if (count == 0)
                continue;
            keys.Add((ushort)ngram);
            starts.Add(ends[ngram + 1]);
        }
        var slots = new ushort[starts[^1]];
        for (var slot = 0; slot < documents.Count; slot++)
            foreach (var ngram in documents[slot].Ngrams)
                slots[ends[ngram]++] = (ushort)slot;
        ArrayPool<int>.Shared.Return(ends);
        return ([.. keys], new PostingTable([.. starts], slots, []));
    }
}
