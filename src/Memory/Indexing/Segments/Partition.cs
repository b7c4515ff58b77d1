using Memory.Indexing.Embedding;

namespace Memory.Indexing.Segments;

/// <summary>
/// Documents of one repository key with their own statistics. Written by one thread at a time; readers take a snapshot and
/// never wait. New documents make a small segment; segments of like size are merged, so that there are few, and half-dead ones rewritten.
/// </summary>
internal sealed class Partition<T>
{
    private Snapshot<T> snapshot = Snapshot<T>.Empty;

    public Snapshot<T> Current => Volatile.Read(ref snapshot);

    /// <summary>Adds, replaces and removes; readers see all of it or nothing. Callers keep other writers out.</summary>
    /// <param name="added">Each id once.</param>
    /// <param name="gone">Ids of documents that leave, or are there in an older form; others may be among them.</param>
    public void Apply(IReadOnlyCollection<Indexable<T>> added, IReadOnlySet<string> gone)
    {
        // Where a document stands is looked for: most changes are new ones, and a place for each would cost more memory than it saves time.
        var views = gone.Count == 0 ? [.. snapshot.Views] : snapshot.Views.Select(v => v.Without(gone)).ToList();
        foreach (var documents in added.Chunk(Segment<T>.Capacity))
            views.Add(new SegmentView<T>(SegmentBuilder.Of(documents)));
        Compact(views);
        Volatile.Write(ref snapshot, new Snapshot<T>([.. views]));
    }

    /// <summary>Gives documents the vectors that they lacked, or other ones. Callers keep other writers out.</summary>
    /// <param name="vectors">By id; a document that is not in it keeps what it has.</param>
    public void Vectorize(IReadOnlyDictionary<string, CodedVector?> vectors)
    {
        var views = snapshot.Views.Select(v => v.Segment.Ids.Any(vectors.ContainsKey) ? Vectorized(v, vectors) : v).ToArray();
        Volatile.Write(ref snapshot, new Snapshot<T>(views));
    }

    private static SegmentView<T> Vectorized(SegmentView<T> view, IReadOnlyDictionary<string, CodedVector?> vectors)
    {
        var before = view.Segment;
        return view.In(before with { Vectors = VectorRows.Of([.. before.Ids.Select((id, slot) => vectors.TryGetValue(id, out var vector) ? vector : before.Vectors.At(slot))]) });
    }

    private static void Compact(List<SegmentView<T>> views)
    {
        for (var v = views.Count - 1; v >= 0; v--)
            if (views[v].Living == 0)
                views.RemoveAt(v);
            else if (views[v].Living * 2 <= views[v].Segment.Count)
                views[v] = new(SegmentMerge.Of([views[v]]));
        // The largest first; a segment is merged with the one before as long as that is not more than twice its size.
        views.Sort(static (a, b) => b.Living.CompareTo(a.Living));
        while (views.Count > 1 && views[^2].Living <= 2 * views[^1].Living && views[^2].Living + views[^1].Living <= Segment<T>.Capacity)
        {
            var merged = new SegmentView<T>(SegmentMerge.Of([views[^2], views[^1]]));
            views.RemoveRange(views.Count - 2, 2);
            var at = views.FindIndex(v => v.Living < merged.Living);
            views.Insert(at < 0 ? views.Count : at, merged);
        }
    }
}
