namespace Memory.Indexing.Bm25;

/// <summary>
/// Documents of one repository key with their own statistics. Written by one thread at a time; readers take
/// a snapshot and never wait. What is written becomes a segment of its own, and small segments are joined to larger ones, so
/// that each document is moved a dozen times at most, however the documents arrive.
/// </summary>
internal sealed class Partition<T>(string key, TermTable table) where T : class
{
    private readonly List<Segment<T>> segments = [];
    private Snapshot<T> snapshot = Snapshot<T>.Empty;
    private double totalLength;
    private int documents;

    public string Key { get; } = key;

    public TermTable Table { get; } = table;

    public Snapshot<T> Current => Volatile.Read(ref snapshot);

    /// <summary>Adds and removes; readers see all of it or nothing. Callers keep other writers out.</summary>
    public void Apply(IReadOnlyList<(Document<T> Document, Indexable<T> Content)> added, IEnumerable<Document<T>> removed)
    {
        var version = snapshot.Version + 1;
        foreach (var document in removed)
            Remove(document, version);
        foreach (var chunk in added.Chunk(Segment<T>.Capacity))
        {
            var segment = Segment<T>.Of(chunk, Table);
            segments.Add(segment);
            documents += chunk.Length;
            foreach (var length in segment.Lengths)
                totalLength += length;
            foreach (var (document, _) in chunk)
                document.Home = this;
        }
        Join();
        Volatile.Write(ref snapshot, new Snapshot<T>(version, [.. segments], documents, documents == 0 ? 0 : totalLength / documents));
    }

    private void Remove(Document<T> document, long version)
    {
        var segment = document.Segment!;
        document.DiedAt = version;
        document.Home = null;
        document.Segment = null;
        segment.Dead++;
        documents--;
        totalLength -= segment.Lengths[Array.IndexOf(segment.Documents, document)];
    }

    /// <summary>
    /// A segment takes in the one behind it when that is half as large or more and both have room in one; one that is half dead
    /// is made anew. Readers of older snapshots keep the old ones.
    /// </summary>
    private void Join()
    {
        for (var i = segments.Count - 1; i >= 0; i--)
            if (segments[i].Dead * 2 >= segments[i].Documents.Length)
                Replace(i, 1);
        while (segments.Count > 1 && segments[^1] is var last && segments[^2] is var before
            && last.Living * 2 >= before.Living && last.Living + before.Living <= Segment<T>.Capacity)
            Replace(segments.Count - 2, 2);
    }

    private void Replace(int at, int count)
    {
        var joined = Segment<T>.Of(segments.GetRange(at, count));
        segments.RemoveRange(at, count);
        if (joined.Documents.Length > 0)
            segments.Insert(at, joined);
    }
}
