namespace Memory.Indexing.Qdrant.Wire;

// Answers of Qdrant's REST interface, as far as we read them.

internal sealed record Answer<T>(T? Result);

internal sealed record QueryAnswer(IReadOnlyList<ScoredPoint> Points);

internal sealed record ScoredPoint(Guid Id, float Score, PointPayload? Payload);

internal sealed record UpdateAnswer(string Status);

internal sealed record AliasesAnswer(IReadOnlyList<AliasDescription> Aliases);

internal sealed record AliasDescription(string AliasName, string CollectionName);

internal sealed record ExistsAnswer(bool Exists);

internal sealed record CollectionsAnswer(IReadOnlyList<CollectionName> Collections);

internal sealed record CollectionName(string Name);

/// <summary>An error as Qdrant tells it; <c>status</c> is a text when all is well.</summary>
internal sealed record ErrorAnswer(System.Text.Json.JsonElement Status);
