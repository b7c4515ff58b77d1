namespace Memory.Indexing.Bm25;

/// <summary>What is indexed of a document.</summary>
/// <param name="Terms">Distinct terms with their weighted occurrences.</param>
/// <param name="Tags">Exact labels to list documents by (a glob, "core"); they take no part in scores.</param>
internal sealed record Indexable<T>(string Id, T Item, IReadOnlyDictionary<string, float> Terms, IReadOnlyList<string> Tags);

/// <summary>A document in a segment.</summary>
internal sealed class Entry<T>(string id, T item, Term[] terms, float[] weights, Term[] tags)
{
    private long diedAt = long.MaxValue;

    public string Id { get; } = id;
    public T Item { get; } = item;
    public Term[] Terms { get; } = terms;
    public float[] Weights { get; } = weights;
    public Term[] Tags { get; } = tags;
    public float Length { get; } = weights.Sum();

    /// <summary>The first version of the partition that does not have it.</summary>
    public long DiedAt
    {
        get => Volatile.Read(ref diedAt);
        set => Volatile.Write(ref diedAt, value);
    }

    public Entry<T> Copy() => new(Id, Item, Terms, Weights, Tags);
}
