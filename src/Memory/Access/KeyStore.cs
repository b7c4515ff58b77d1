using System.Collections.Concurrent;
using Memory.Storage;

namespace Memory.Access;

/// <summary>Keys, hashed at rest.</summary>
public sealed class KeyStore(Database database, TimeProvider time)
{
    /// <summary>Another node may have revoked a key: what is remembered here is asked again after this.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private const int RememberedMax = 10_000;

    private readonly ConcurrentDictionary<string, (KeyRow Row, DateTimeOffset At)> known = new();

    /// <returns>Null for a key that is unknown, revoked or past its end.</returns>
    public async Task<Caller?> FindAsync(string key, CancellationToken cancellation)
    {
        var hash = ApiKey.Hash(key);
        var now = time.GetUtcNow();
        if (!known.TryGetValue(hash, out var entry) || now - entry.At > Remembered)
        {
            var row = await database.ReadAsync(s => s.FirstAsync<KeyRow>($"select {KeyRow.Columns} from api_keys where hash = @hash", new { hash }), cancellation);
            if (row is null)
            {
                known.TryRemove(hash, out _);
                return null;
            }
            if (known.Count >= RememberedMax)
                known.Clear();
            entry = known[hash] = (row, now);
        }
        return entry.Row.ExpiresAt is { } end && end <= now.ToStore() ? null : entry.Row.ToCaller();
    }

    public async Task<(KeyRow Row, string Secret)> AddAsync(string name, KeyScope scope, IReadOnlyList<string>? repos, DateTimeOffset? expiresAt)
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
        await database.WriteAsync(s => s.ExecuteAsync(
            "insert into api_keys (id, name, hash, scopes, repos, created_at, expires_at) values (@Id, @Name, @Hash, @Scopes, @Repos, @CreatedAt, @ExpiresAt)", row));
        return (row, secret);
    }

    public Task<List<KeyRow>> ListAsync() =>
        database.ReadAsync(s => s.QueryAsync<KeyRow>($"select {KeyRow.Columns} from api_keys order by created_at, id"));

    public async Task<bool> RevokeAsync(string id)
    {
        var gone = await database.WriteAsync(s => s.ExecuteAsync("delete from api_keys where id = @id", new { id }));
        known.Clear();
        return gone > 0;
    }
}
