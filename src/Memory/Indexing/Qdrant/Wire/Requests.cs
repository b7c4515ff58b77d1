using System.Text.Json.Serialization;

namespace Memory.Indexing.Qdrant.Wire;

// Requests of Qdrant's REST interface, as far as we use it. Nulls are left out.

/// <summary>Indices are unique; as many values as indices.</summary>
internal sealed record SparseVector(IReadOnlyList<uint> Indices, IReadOnlyList<float> Values);

/// <summary>The named vectors of a point; one that is left out does not exist for it.</summary>
internal sealed record PointVectors(IReadOnlyList<float>? Dense, SparseVector? Words);

internal sealed record Point(Guid Id, PointVectors Vector, PointPayload Payload);

/// <summary>All that is stored beside the vectors: no text. The first four of a lesson, the last four of the mark of a collection.</summary>
internal sealed record PointPayload
{
    public string? Lesson { get; init; }
    public string? Repo { get; init; }
    public string? Owner { get; init; }
    public string? Status { get; init; }
    public long Revision { get; init; }
    public long? Store { get; init; }
    public long? Restored { get; init; }
    public string? Embedder { get; init; }
    public int? Layout { get; init; }
}

/// <summary>A condition on a field, on ids, or several of which one is enough.</summary>
internal sealed record Condition
{
    public string? Key { get; init; }
    public Match? Match { get; init; }
    public Range? Range { get; init; }
    public IReadOnlyList<Guid>? HasId { get; init; }
    public IReadOnlyList<Condition>? Should { get; init; }
}

internal sealed record Match(IReadOnlyList<string> Any);

internal sealed record Range(long Lt);

internal sealed record Filter(IReadOnlyList<Condition> Must);

internal sealed record QueryBatch(IReadOnlyList<Query> Searches);

/// <param name="Vector">A <see cref="SparseVector"/> or a list of numbers; null gives points by id.</param>
internal sealed record Query(
    [property: JsonPropertyName("query")] object? Vector, string? Using, Filter Filter, SearchParams? Params, int Limit, IReadOnlyList<string> WithPayload);

internal sealed record SearchParams(IdfParams Idf);

/// <summary>The points whose words say how rare a word is.</summary>
internal sealed record IdfParams(Filter Corpus);

internal sealed record UpdateBatch(IReadOnlyList<UpdateOperation> Operations);

/// <summary>One of the two.</summary>
internal sealed record UpdateOperation(Upsert? Upsert = null, Delete? Delete = null);

/// <param name="UpdateFilter">Points that are there and do not match stay as they are; what is not there is added.</param>
internal sealed record Upsert(IReadOnlyList<Point> Points, Filter UpdateFilter);

internal sealed record Delete(Filter Filter);

internal sealed record RetrievePoints(IReadOnlyList<Guid> Ids, bool WithPayload);

internal sealed record CreateCollection(IReadOnlyDictionary<string, VectorParams> Vectors, IReadOnlyDictionary<string, SparseVectorParams> SparseVectors, HnswConfig HnswConfig);

internal sealed record VectorParams(int Size, string Distance);

internal sealed record SparseVectorParams(string Modifier);

/// <param name="PayloadM">Links a point has inside each value of a field that is a tenant.</param>
internal sealed record HnswConfig(int PayloadM);

internal sealed record CreateFieldIndex(string FieldName, FieldSchema FieldSchema);

internal sealed record FieldSchema(string Type, bool? IsTenant = null, bool? Lookup = null, bool? Range = null);

internal sealed record ChangeAliases(IReadOnlyList<AliasAction> Actions);

/// <summary>One of the two.</summary>
internal sealed record AliasAction(CreateAlias? CreateAlias = null, DeleteAlias? DeleteAlias = null);

internal sealed record CreateAlias(string CollectionName, string AliasName);

internal sealed record DeleteAlias(string AliasName);
