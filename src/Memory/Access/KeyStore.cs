using System.Collections.Concurrent;
using Memory.Storage;

namespace Memory.Access;

/// <summary>Keys, hashed at rest.</summary>
public sealed class KeyStore(Database database, KeyUse use, TimeProvider time)
{
    /// <summary>Another node may have changed a key, and its word not reached us: what is remembered here is asked again after this.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private const int RememberedMax = 10_000;
    private const string Added = "key.added";
    private const string ChangedTopic = "key-changed";

    private readonly ConcurrentDictionary<string, (KeyRow Row, long AskedAt, long Changes)> known = new();

    /// <summary>Has this key opened something here lately? Asks nobody.</summary>
    public bool IsInUse(string key) => known.ContainsKey(ApiKey.Hash(key));

    /// <returns>Null for a key that is unknown, revoked or past its end.</returns>
    public async Task<Caller?> FindAsync(string key, CancellationToken cancellation)
    {
        var hash = ApiKey.Hash(key);
        var now = time.GetUtcNow();
        var changes = database.On(ChangedTopic).Count;
        var asked = time.GetTimestamp();
        if (!known.TryGetValue(hash, out var entry) || entry.Changes != changes || time.GetElapsedTime(entry.AskedAt, asked) > Remembered)
        {
            var row = await database.ReadAsync(s => s.FirstAsync<KeyRow>(
                $"select {KeyRow.Columns} from api_keys where hash = @hash or old_hash = @hash", new { hash }), cancellation);
            if (row?.Opens(hash, now) != true)
            {
                known.TryRemove(hash, out _);
                return null;
            }
            if (known.Count >= RememberedMax)
                known.Clear();
            entry = known[hash] = (row, asked, changes);
        }
        if (!entry.Row.Opens(hash, now))
        {
            known.TryRemove(hash, out _);
            return null;
        }
        use.Note(entry.Row.Id, now);
        return entry.Row.ToCaller();
    }

    /// <param name="by">Who makes it; null for the service itself.</param>
    public async Task<(KeyRow Row, string Secret)> AddAsync(Caller? by, string name, KeyScope scope, IReadOnlyList<string>? repos, DateTimeOffset? expiresAt)
    {
        var secret = ApiKey.New();
        var row = new KeyRow
        {
            Id = ApiKey.NewId(),
            Name = name,
            Hash = ApiKey.Hash(secret),
            Scopes = scope.ToString().ToLowerInvariant(),
            Repos = repos is null ? null : Json.Write(repos),
            CreatedAt = time.GetUtcNow().ToStore(),
            ExpiresAt = expiresAt?.ToStore(),
        };
        await ChangeAsync(by, row, Added, s => s.ExecuteAsync(
            "insert into api_keys (id, name, hash, scopes, repos, created_at, expires_at) values (@Id, @Name, @Hash, @Scopes, @Repos, @CreatedAt, @ExpiresAt)", row));
        return (row, secret);
    }

    /// <summary>A new secret for the same key. The one before works until the grace ends; one from an earlier rotation ends at once.</summary>
    public async Task<(KeyRow Row, string Secret)> RotateAsync(Caller by, KeyRow row, TimeSpan grace)
    {
        var secret = ApiKey.New();
        row.OldHash = grace > TimeSpan.Zero ? row.Hash : null;
        row.OldUntil = grace > TimeSpan.Zero ? (time.GetUtcNow() + grace).ToStore() : null;
        row.Hash = ApiKey.Hash(secret);
        await ChangeAsync(by, row, "key.rotated", s => s.ExecuteAsync(
            "update api_keys set hash = @Hash, old_hash = @OldHash, old_until = @OldUntil where id = @Id", row));
        return (row, secret);
    }

    public async Task<List<KeyRow>> ListAsync()
    {
        var rows = await database.ReadAsync(s => s.QueryAsync<KeyRow>($"select {KeyRow.Columns} from api_keys order by created_at, id"));
        foreach (var row in rows)
            row.LastUsedAt = use.LastOf(row.Id)?.ToStore() is { } here && !(row.LastUsedAt > here) ? here : row.LastUsedAt;
        return rows;
    }

    public Task RevokeAsync(Caller? by, KeyRow row) =>
        ChangeAsync(by, row, "key.revoked", s => s.ExecuteAsync("delete from api_keys where id = @Id", row));

    private async Task ChangeAsync(Caller? by, KeyRow row, string what, Func<WriteSession, Task> change)
    {
        await database.WriteAsync(async s =>
        {
            s.KeyId = by?.KeyId;
            if (what != Added)
                s.Announce(ChangedTopic);
            await change(s);
            await Audit.WriteAsync(s, by?.Who ?? "memory", what, row.AuditRepo, row.Id, time.GetUtcNow(), $"scope {row.Scopes}");
        });
    }
}
