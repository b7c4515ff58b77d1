namespace Memory.Indexing;

/// <summary>Where lessons are looked for.</summary>
public sealed class IndexingOptions
{
    public const string Embedded = "embedded";
    public const string Qdrant = "qdrant";

    /// <summary><c>embedded</c>: in the memory of each node; <c>qdrant</c>: in the server that <c>Memory:Qdrant</c> names.</summary>
    public string Index { get; set; } = Embedded;

    public bool IsQdrant => Index == Qdrant;
}
