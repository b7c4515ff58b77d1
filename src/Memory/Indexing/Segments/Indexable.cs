using Memory.Indexing.Embedding;

namespace Memory.Indexing.Segments;

/// <summary>What is indexed of a document.</summary>
/// <param name="Terms">Distinct terms with their weighted occurrences.</param>
/// <param name="Tags">Exact labels to list documents by (a glob, "core"); they take no part in scores.</param>
internal sealed record Indexable<T>(string Id, T Item, IReadOnlyDictionary<string, float> Terms, IReadOnlyList<string> Tags)
{
    /// <summary>The kinds a document is of, a bit each; a search names the kinds it wants.</summary>
    public byte Marks { get; init; } = 1;

    /// <summary>In order, each as often as it occurs.</summary>
    public ushort[] Ngrams { get; init; } = [];

    /// <summary>Null where it has none, or not yet.</summary>
    public CodedVector? Vector { get; init; }
}
