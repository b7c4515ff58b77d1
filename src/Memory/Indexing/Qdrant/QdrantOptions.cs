namespace Memory.Indexing.Qdrant;

/// <summary><c>Memory:Qdrant</c>: where the index of lessons lives, when <c>Memory:Index</c> is <c>qdrant</c>.</summary>
public sealed class QdrantOptions
{
    /// <summary>Absolute address of its REST interface, such as <c>http://localhost:6333</c>.</summary>
    public string? Url { get; set; }

    /// <summary>Sent as <c>api-key</c>; null where the server asks for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Name of the alias that is searched; the collections behind it are named after it and are this service's own. Each store
    /// needs a name of its own, all nodes of a store share one.
    /// </summary>
    public string Collection { get; set; } = "memory-lessons";
}
