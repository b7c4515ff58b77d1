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

/// <summary>Body of <c>POST /v1/keys/{id}/rotate</c>.</summary>
/// <param name="GraceSeconds">How long the old secret goes on working; without it, it ends at once.</param>
public sealed record KeyRotation(int? GraceSeconds);

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
    /// <summary>When it was last used, to about a minute; null when it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
    /// <summary>After a rotation with a grace: when the secret before ends.</summary>
    public DateTimeOffset? OldUntil { get; init; }
    /// <summary>The secret; only in the answer that makes it.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("key")]
    public string? Secret { get; init; }
}

/// <summary>Who changed what, without the texts.</summary>
public sealed record AuditEntry
{
    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
    /// <summary><c>key:name</c>, a login, or <c>memory</c> for the service itself.</summary>
    public string Who { get; init; } = "";
    /// <summary>Id of the key, where one did it: names of keys are not unique.</summary>
    public string? KeyId { get; init; }
    /// <summary>What happened, e.g. <c>lesson.approved</c>, <c>key.rotated</c>.</summary>
    public string What { get; init; } = "";
    /// <summary><c>owner/name</c>, <c>owner/*</c>, or <c>*</c> for what belongs to no single repository.</summary>
    public string Repo { get; init; } = "";
    /// <summary>Id of what was changed.</summary>
    public string? Subject { get; init; }
    /// <summary>A few words more.</summary>
    public string? Detail { get; init; }
}
