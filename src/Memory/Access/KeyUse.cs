using System.Collections.Concurrent;
using Memory.Storage;

namespace Memory.Access;

/// <summary>When each key was last used. A request costs a word in memory; the store hears of it once a minute.</summary>
public sealed class KeyUse(Database database, TimeProvider time, ILogger<KeyUse> log) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastWordAtMost = TimeSpan.FromSeconds(2);

    /// <summary>By id of keys that exist, so there are no more entries than keys.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> last = new(StringComparer.Ordinal);
    private DateTimeOffset written = DateTimeOffset.MinValue;

    public void Note(string keyId, DateTimeOffset now) => last[keyId] = now;

    /// <returns>Null when it was not used since the service started.</returns>
    public DateTimeOffset? LastOf(string keyId) => last.TryGetValue(keyId, out var at) ? at : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(Gather, time, stoppingToken));
            await WriteAsync();
        }
    }

    private async Task WriteAsync()
    {
        var upTo = time.GetUtcNow();
        var used = last.Where(u => u.Value > written).ToList();
        if (used.Count == 0)
            return;
        try
        {
            using var limit = new CancellationTokenSource(LastWordAtMost);
            await database.WriteAsync(async s =>
            {
                foreach (var (id, at) in used)
                {
                    // Another node may have seen it later; a key that is gone is forgotten here, too.
                    if (await s.ExecuteAsync("update api_keys set last_used_at = case when last_used_at > @at then last_used_at else @at end where id = @id", new { id, at = at.ToStore() }) == 0)
                        last.TryRemove(id, out _);
                }
            }, limit.Token);
            written = upTo;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or OperationCanceledException or ObjectDisposedException)
        {
            log.LogWarning(e, "When keys were last used could not be written; the next minute tries again");
        }
    }
}
