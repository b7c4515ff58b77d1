using Memory.Indexing.Globs;

namespace Memory.Indexing.Segments;

/// <summary>The living documents of several segments to one, without reading their texts again.</summary>
internal static class SegmentMerge
{
    /// <param name="views">Together at most <see cref="Segment{T}.Capacity"/> living documents.</param>
    public static Segment<T> Of<T>(IReadOnlyList<SegmentView<T>> views)
    {
        var places = Places(views);
        var (terms, termPostings) = Terms(views, places, static s => s.Terms, static s => s.TermPostings, weighted: true);
        var (tags, tagPostings) = Terms(views, places, static s => s.Tags, static s => s.TagPostings, weighted: false);
        var (ngrams, ngramPostings, ngramDocuments) = Ngrams(views, places);
        return new Segment<T>
        {
            Ids = Living(views, places, static s => s.Ids),
            Items = Living(views, places, static s => s.Items),
            Marks = Living(views, places, static s => s.Marks),
            Lengths = Living(views, places, static s => s.Lengths),
            NgramScales = Living(views, places, static s => s.NgramScales),
            Vectors = VectorRows.Merged([.. views.Select(v => v.Segment.Vectors)], places),
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

    /// <summary>For each slot of each segment the new one; -1 for the dead.</summary>
    private static int[][] Places<T>(IReadOnlyList<SegmentView<T>> views)
    {
        var next = 0;
        return [.. views.Select(view => Enumerable.Range(0, view.Segment.Count).Select(slot => view.Lives(slot) ? next++ : -1).ToArray())];
    }

    private static TValue[] Living<T, TValue>(IReadOnlyList<SegmentView<T>> views, int[][] places, Func<Segment<T>, TValue[]> read) =>
        [.. views.SelectMany((view, v) => read(view.Segment).Where((_, slot) => places[v][slot] >= 0))];

    private static (TermTable, PostingTable) Terms<T>(
        IReadOnlyList<SegmentView<T>> views, int[][] places, Func<Segment<T>, TermTable> read, Func<Segment<T>, PostingTable> readPostings, bool weighted)
    {
        var tables = views.Select(v => read(v.Segment)).ToArray();
        var postings = views.Select(v => readPostings(v.Segment)).ToArray();
        var next = new int[tables.Length];
        var terms = new TermTable.Builder();
        var merged = new PostingTable.Builder();
        while (Least(tables, next) is >= 0 and var least)
        {
            var term = tables[least][next[least]];
            for (var v = least; v < tables.Length; v++)
                if (next[v] < tables[v].Count && tables[v][next[v]].SequenceEqual(term))
                    Copy(postings[v], next[v]++, places[v], merged, weighted);
            if (merged.Pending == 0)
                continue;
            terms.Add(term);
            merged.EndKey();
        }
        return (terms.Build(), merged.Build());
    }

    private static int Least(TermTable[] tables, int[] next)
    {
        var least = -1;
        for (var v = 0; v < tables.Length; v++)
            if (next[v] < tables[v].Count && (least < 0 || TermTable.Compare(tables[v][next[v]], tables[least][next[least]]) < 0))
                least = v;
        return least;
    }

    private static (ushort[], PostingTable, ushort[]) Ngrams<T>(IReadOnlyList<SegmentView<T>> views, int[][] places)
    {
        var segments = views.Select(v => v.Segment).ToArray();
        var next = new int[segments.Length];
        var (keys, merged, having) = (new List<ushort>(), new PostingTable.Builder(), new List<ushort>());
        while (true)
        {
            var least = ushort.MaxValue + 1;
            for (var v = 0; v < segments.Length; v++)
                if (next[v] < segments[v].Ngrams.Length)
                    least = Math.Min(least, segments[v].Ngrams[next[v]]);
            if (least > ushort.MaxValue)
                return ([.. keys], merged.Build(), [.. having]);
            for (var v = 0; v < segments.Length; v++)
                if (Has(v))
                    Copy(segments[v].NgramPostings.Slots(next[v])[..segments[v].NgramDocuments[next[v]]], places[v], merged);
            var documents = merged.Pending;
            for (var v = 0; v < segments.Length; v++)
                if (Has(v))
                    Copy(segments[v].NgramPostings.Slots(next[v])[segments[v].NgramDocuments[next[v]++]..], places[v], merged);
            if (documents == 0)
                continue;
            keys.Add((ushort)least);
            having.Add((ushort)documents);
            merged.EndKey();

            bool Has(int v) => next[v] < segments[v].Ngrams.Length && segments[v].Ngrams[next[v]] == least;
        }
    }

    private static void Copy(ReadOnlySpan<ushort> slots, int[] places, PostingTable.Builder to)
    {
        foreach (var slot in slots)
            if (places[slot] is >= 0 and var place)
                to.Add(place);
    }

    private static void Copy(PostingTable from, int key, int[] places, PostingTable.Builder to, bool weighted)
    {
        var slots = from.Slots(key);
        if (!weighted)
        {
            Copy(slots, places, to);
            return;
        }
        for (var i = 0; i < slots.Length; i++)
            if (places[slots[i]] is >= 0 and var place)
                to.Add(place, from.Weights(key)[i]);
    }
}
