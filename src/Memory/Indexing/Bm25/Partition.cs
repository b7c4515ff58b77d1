namespace Memory.Indexing.Bm25;

/// <summary>
/// Documents of one repository key with their own statistics. Written by one thread at a time; readers take
/// a snapshot and never wait. Posting lists only grow; dead documents go when half of a segment is dead.
/// </summary>
internal sealed class Partition<T>
{
    private readonly Vocabulary tags = new();
    private readonly Dictionary<string, (Segment<T> Segment, Entry<T> Entry)> places = new(StringComparer.Ordinal);
    private readonly List<Segment<T>> segments = [];
    private double totalLength;
    private Snapshot<T> snapshot = Snapshot<T>.Empty;

    public Snapshot<T> Current => Volatile.Read(ref snapshot);

    /// <summary>What documents are searched by.</summary>
    public Vocabulary Vocabulary { get; } = new();

    public Term? FindTag(string text) => tags.Find(text);

    public IEnumerable<Term> Tags => tags.All;

    /// <summary>Adds, replaces and removes; readers see all of it or nothing. Callers keep other writers out.</summary>
    public void Apply(IEnumerable<Indexable<T>> added, IEnumerable<string> removed)
    {
        var version = snapshot.Version + 1;
        foreach (var id in removed)
            Remove(id, version);
        foreach (var document in added)
        {
            Remove(document.Id, version);
            Append(EntryOf(document));
        }
        Compact();
        var last = segments.Count == 0 ? 0 : segments[^1].Used;
        var average = places.Count == 0 ? 0 : totalLength / places.Count;
        Volatile.Write(ref snapshot, new Snapshot<T>(version, [.. segments], last, places.Count, average));
        Vocabulary.Sweep();
        tags.Sweep();
    }

    private Entry<T> EntryOf(Indexable<T> document)
    {
        var own = new Term[document.Terms.Count];
        var weights = new float[own.Length];
        var i = 0;
        foreach (var (text, weight) in document.Terms)
        {
            own[i] = Vocabulary.Count(text);
            weights[i++] = weight;
        }
        var labels = document.Tags.Distinct(StringComparer.Ordinal).Select(tags.Count).ToArray();
        return new Entry<T>(document.Id, document.Item, own, weights, labels);
    }

    private void Append(Entry<T> entry)
    {
        if (segments.Count == 0 || segments[^1].Full)
            segments.Add(new Segment<T>());
        segments[^1].Add(entry);
        places[entry.Id] = (segments[^1], entry);
        totalLength += entry.Length;
    }

    private void Remove(string id, long version)
    {
        if (!places.Remove(id, out var place))
            return;
        place.Entry.DiedAt = version;
        place.Segment.Dead++;
        totalLength -= place.Entry.Length;
        foreach (var term in place.Entry.Terms)
            Vocabulary.Discount(term);
        foreach (var tag in place.Entry.Tags)
            tags.Discount(tag);
    }

    /// <summary>Living documents of half-dead segments move to the end; readers of older snapshots keep the old segment.</summary>
    private void Compact()
    {
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (!segment.Full || segment.Dead * 2 < Segment<T>.Capacity)
                continue;
            segments.RemoveAt(i--);
            foreach (var entry in segment.Entries(segment.Used))
            {
                if (!places.TryGetValue(entry.Id, out var place) || !ReferenceEquals(place.Entry, entry))
                    continue;
                totalLength -= entry.Length;
                Append(entry.Copy());
            }
        }
    }
}
