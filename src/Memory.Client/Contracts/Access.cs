namespace Memory.Client;

/// <summary>Body of <c>POST /v1/keys</c>.</summary>
public sealed record KeyInput
{
    /// <summary>For people: what the key is for.</summary>
    public string? Name { get; init; }
    /// <summary>Any of <c>read</c>, <c>write</c>, <c>admin</c>.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
    /// <summary><c>owner/name</c> or <c>owner/*</c>; without it, all.</summary>
    public IReadOnlyList<string>? Repos { get; init; }
    /// <summary>When it ends; without it, never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A key as it is listed; the secret itself is shown once, when it is made.</summary>
public sealed record Key
{
    /// <summary>Id, e.g. <c>K4f7a…</c>.</summary>
    public string Id { get; init; } = "";
    /// <summary>What it is for.</summary>
    public string Name { get; init; } = "";
    /// <summary>What it may do.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
    /// <summary>Repositories; null is all.</summary>
    public IReadOnlyList<string>? Repos { get; init; }
    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
    /// <summary>When it ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
    /// <summary>The secret; only in the answer that makes it.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("key")]
    public string? Secret { get; init; }
}
