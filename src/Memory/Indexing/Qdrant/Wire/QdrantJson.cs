using System.Text.Json;
using System.Text.Json.Serialization;

namespace Memory.Indexing.Qdrant.Wire;

/// <summary>The records as JSON: snake_case, nulls left out, source generated.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(QueryBatch))]
[JsonSerializable(typeof(SparseVector))]
[JsonSerializable(typeof(float[]))]
[JsonSerializable(typeof(UpdateBatch))]
[JsonSerializable(typeof(RetrievePoints))]
[JsonSerializable(typeof(CreateCollection))]
[JsonSerializable(typeof(CreateFieldIndex))]
[JsonSerializable(typeof(ChangeAliases))]
[JsonSerializable(typeof(Answer<IReadOnlyList<QueryAnswer>>))]
[JsonSerializable(typeof(Answer<IReadOnlyList<UpdateAnswer>>))]
[JsonSerializable(typeof(Answer<UpdateAnswer>))]
[JsonSerializable(typeof(Answer<IReadOnlyList<ScoredPoint>>))]
[JsonSerializable(typeof(Answer<AliasesAnswer>))]
[JsonSerializable(typeof(Answer<ExistsAnswer>))]
[JsonSerializable(typeof(Answer<CollectionsAnswer>))]
[JsonSerializable(typeof(Answer<bool>))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class QdrantJson : JsonSerializerContext;
