using System.Collections.Concurrent;
using Memory.Storage;

namespace Memory.Indexing.Segments;

/// <summary>Where partitions that are not in memory are read.</summary>
/// <param name="FillAsync">Applies all living documents of a repository key, as they stand now, to the set.</param>
/// <param name="KeysAsync">All repository keys that have documents.</param>
/// <param name="KeysOfAsync">Repository keys of some documents, by id.</param>
internal sealed record PartitionSource<T>(
    Func<PartitionSet<T>, string, CancellationToken, Task> FillAsync,
    Func<CancellationToken, Task<List<string>>> KeysAsync,
    Func<IReadOnlyCollection<string>, CancellationToken, Task<List<string>>> KeysOfAsync) where T : class;

/// <summary>
/// Reads a partition when it is first asked for, so that a service with a thousand repositories answers as soon as one with
/// one; all are read in time, one after the other. What changes meanwhile is never lost: a partition is followed from before it is read.
/// </summary>
internal sealed class PartitionLoader<T>(PartitionSource<T> source, PartitionSet<T> partitions) where T : class
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> begun = new(StringComparer.Ordinal);
    private volatile bool followsAll;
    private volatile bool complete;

    /// <summary>Changes of this key are taken: it is in memory, or will be.</summary>
    public bool Follows(string key) => followsAll || begun.ContainsKey(key);

    /// <summary>Returns when everything that a question about the repository can find is in memory.</summary>
    /// <param name="repo">owner/name, or null for everything the grant sees.</param>
    public ValueTask HoldAsync(Grant grant, string? repo, CancellationToken cancellation)
    {
        if (complete)
            return ValueTask.CompletedTask;
        if (repo is null)
            return new(HoldAllAsync(cancellation));
        repo = repo.ToLowerInvariant();
        if (!grant.Covers(repo))
            return ValueTask.CompletedTask;
        foreach (var key in PartitionSet<T>.KeysOf(repo))
            if (!IsHeld(key))
                return new(Task.WhenAll(PartitionSet<T>.KeysOf(repo).Select(k => HoldAsync(k, cancellation))));
        return ValueTask.CompletedTask;
    }

    /// <summary>Returns when those of the documents that exist are in memory.</summary>
    public async ValueTask HoldAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        if (complete || ids.All(id => partitions.Find(id) is not null))
            return;
        foreach (var key in await source.KeysOfAsync(ids, cancellation))
            await HoldAsync(key, cancellation);
    }

    /// <summary>Reads what is not in memory yet, a partition at a time: whoever asks meanwhile does not wait for all of it.</summary>
    public async Task HoldAllAsync(CancellationToken cancellation)
    {
        // First followed, then listed: a key that comes into being in between is in one or the other.
        followsAll = true;
        foreach (var key in await source.KeysAsync(cancellation))
            await HoldAsync(key, cancellation);
        complete = true;
    }

    private bool IsHeld(string key) => begun.TryGetValue(key, out var reading) && reading is { IsValueCreated: true, Value.IsCompletedSuccessfully: true };

    private async Task HoldAsync(string key, CancellationToken cancellation)
    {
        // Nobody's cancellation ends a reading: others may wait for the same.
        var reading = begun.GetOrAdd(key, k => new Lazy<Task>(() => Task.Run(() => source.FillAsync(partitions, k, CancellationToken.None))));
        try
        {
            await reading.Value.WaitAsync(cancellation);
        }
        catch when (reading.Value.IsFaulted)
        {
            // The next who asks tries again.
            begun.TryRemove(new(key, reading));
            throw;
        }
    }
}
