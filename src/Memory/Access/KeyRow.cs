using Memory.Storage;

namespace Memory.Access;

/// <summary>A key as stored; of the secret there is the hash alone.</summary>
public sealed class KeyRow
{
    internal const string Columns = "id, name, hash, scopes, repos, created_at, expires_at";

    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public string Hash { get; set; } = "";
    /// <summary>The highest scope; it includes the lower ones.</summary>
    public string Scopes { get; set; } = "";
    public string? Repos { get; set; }
    public long CreatedAt { get; set; }
    public long? ExpiresAt { get; set; }

    public KeyScope Scope => Enum.Parse<KeyScope>(Scopes, ignoreCase: true);

    public Caller ToCaller() => new(Id, Name, Scope, Repos is null ? Grant.All : Grant.To(Json.Read<string[]>(Repos)));

    public Client.Key ToWire() => new()
    {
        Id = Id,
        Name = Name,
        Scopes = [.. Enum.GetValues<KeyScope>().Where(s => s <= Scope).Select(s => s.ToString().ToLowerInvariant())],
        Repos = Repos is null ? null : Json.Read<string[]>(Repos),
        CreatedAt = CreatedAt.FromStore(),
        ExpiresAt = ExpiresAt.FromStore(),
    };
}
