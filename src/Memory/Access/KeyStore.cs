using System.Collections.Concurrent;
using Memory.Storage;

namespace Memory.Access;

/// <summary>Keys, hashed at rest.</summary>
public sealed class KeyStore(Database database, TimeProvider time)
{
    /// <summary>Another node may have revoked a key, and its word not reached us: what is remembered here is asked again after this.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private const int RememberedMax = 10_000;
    private const string RevokedTopic = "key-revoked";

    private readonly ConcurrentDictionary<string, (KeyRow Row, long AskedAt, long Revocations)> known = new();

    /// <returns>Null for a key that is unknown, revoked or past its end.</returns>
    public async Task<Caller?> FindAsync(string key, CancellationToken cancellation)
    {
        var hash = ApiKey.Hash(key);
        var revocations = database.On(RevokedTopic).Count;
        var asked = time.GetTimestamp();
        if (!known.TryGetValue(hash, out var entry) || entry.Revocations != revocations || time.GetElapsedTime(entry.AskedAt, asked) > Remembered)
        {
            var row = await database.ReadAsync(s => s.FirstAsync<KeyRow>($"select {KeyRow.Columns} from api_keys where hash = @hash", new { hash }), cancellation);
            if (row is null)
            {
                known.TryRemove(hash, out _);
                return null;
            }
            if (known.Count >= RememberedMax)
                known.Clear();
            entry = known[hash] = (row, asked, revocations);
        }
        return entry.Row.ExpiresAt is { } end && end <= time.GetUtcNow().ToStore() ? null : entry.Row.ToCaller();
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
        var gone = await database.WriteAsync(s =>
        {
            s.Announce(RevokedTopic);
            return s.ExecuteAsync("delete from api_keys where id = @id", new { id });
        });
        return gone > 0;
    }
}
