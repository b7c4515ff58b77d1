using Memory.Storage;

namespace Memory.Access;

/// <summary>A key as stored; of the secret there is the hash alone.</summary>
public sealed class KeyRow
{
    internal const string Columns = "id, name, hash, scopes, repos, created_at, expires_at, last_used_at, old_hash, old_until";

    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public string Hash { get; set; } = "";
    /// <summary>The highest scope; it includes the lower ones.</summary>
    public string Scopes { get; set; } = "";
    public string? Repos { get; set; }
    public long CreatedAt { get; set; }
    public long? ExpiresAt { get; set; }
    public long? LastUsedAt { get; set; }
    /// <summary>The secret before the last rotation; it works until <see cref="OldUntil"/>.</summary>
    public string? OldHash { get; set; }
    public long? OldUntil { get; set; }

    public KeyScope Scope => Enum.Parse<KeyScope>(Scopes, ignoreCase: true);

    /// <summary>Does the secret with this hash open anything now?</summary>
    public bool Opens(string hash, DateTimeOffset now) =>
        !(ExpiresAt <= now.ToStore()) && (hash == Hash || (hash == OldHash && OldUntil > now.ToStore()));

    /// <summary>Where a change of this key stands in the audit: with its repository, or with those of the whole service.</summary>
    public string AuditRepo => Repos is not null && Json.Read<string[]>(Repos) is [var only] ? only : Audit.Everywhere;

    public Caller ToCaller() => new(Id, Name, Scope, Repos is null ? Grant.All : Grant.To(Json.Read<string[]>(Repos)));

    public Client.Key ToWire() => new()
    {
        Id = Id,
        Name = Name,
        Scopes = [.. Enum.GetValues<KeyScope>().Where(s => s <= Scope).Select(s => s.ToString().ToLowerInvariant())],
        Repos = Repos is null ? null : Json.Read<string[]>(Repos),
        CreatedAt = CreatedAt.FromStore(),
        ExpiresAt = ExpiresAt.FromStore(),
        LastUsedAt = LastUsedAt.FromStore(),
        OldUntil = OldUntil.FromStore(),
    };
}
