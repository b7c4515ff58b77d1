namespace Memory.Indexing.Bm25;

/// <summary>What is indexed of a document.</summary>
/// <param name="Terms">Distinct terms with their weighted occurrences.</param>
/// <param name="Tags">Exact labels to list documents by ("=core", a glob); they begin with =, as no term does, and take no part in scores.</param>
internal sealed record Indexable<T>(string Id, T Item, IReadOnlyDictionary<string, float> Terms, IReadOnlyList<string> Tags);

/// <summary>One version of a document. Segments are rewritten around it; where it stands is known to the writer alone.</summary>
/// <param name="item">Null for one that is gone: its revision must stay known.</param>
internal sealed class Document<T>(string id, long revision, T? item) where T : class
{
    private long diedAt = long.MaxValue;

    public string Id { get; } = id;
    public long Revision { get; } = revision;
    public T? Item { get; } = item;

    /// <summary>The first version of its partition that does not have it.</summary>
    public long DiedAt
    {
        get => Volatile.Read(ref diedAt);
        set => Volatile.Write(ref diedAt, value);
    }

    /// <summary>Where it is; null when it is gone. Writer only.</summary>
    public Partition<T>? Home { get; set; }
    /// <summary>Writer only.</summary>
    public Segment<T>? Segment { get; set; }
}
