using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Memory.Storage.Dialects;
using Memory.Storage.Signals;

namespace Memory.Storage;

/// <summary>
/// The one place that opens the store. Writes run one after the other, on all nodes together, each in a transaction that is on
/// disk when <see cref="WriteAsync{T}"/> returns; reads run beside them. What differs between stores is in the dialect.
/// </summary>
public sealed class Database(IDialect dialect) : IAsyncDisposable
{
    private const string RevisionTopic = "revision";

    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentDictionary<string, Signal> signals = new();

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    /// <summary>Raised after each commit that changed a lesson or passage, on whichever node.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>True when other nodes may be on the same store.</summary>
    public bool IsShared => dialect.IsShared;

    /// <summary>Raised when a transaction that announced the topic was committed, on whichever node.</summary>
    public Signal On(string topic) => signals.GetOrAdd(topic, static _ => new Signal());

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await dialect.OpenAsync(cancellation);
        return await work(new Session(dialect, connection, null));
    }

    /// <summary>Everything that <paramref name="work"/> reads is of one moment, however long it takes.</summary>
    public async Task<T> SnapshotAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await dialect.OpenAsync(cancellation);
        await using var transaction = await dialect.BeginSnapshotAsync(connection, cancellation);
        return await work(new Session(dialect, connection, transaction));
    }

    /// <summary>Alone among all writes of this kind, on all nodes: what it reads cannot change before it commits.</summary>
    public Task<T> WriteAsync<T>(Func<WriteSession, Task<T>> work, CancellationToken cancellation = default) =>
        AloneAsync(() => OpenedAsync(exclusive: true, work, cancellation), cancellation);

    public Task WriteAsync(Func<WriteSession, Task> work, CancellationToken cancellation = default) =>
        WriteAsync(Returning(work), cancellation);

    /// <summary>
    /// Beside other writes, where the store can do that: for rows that nobody else changes at the same time, or whose order its
    /// own first statement settles. Nothing that decides on what it has read of lessons, comments or keys.
    /// </summary>
    public Task<T> WriteBesideAsync<T>(Func<WriteSession, Task<T>> work, CancellationToken cancellation = default) =>
        dialect.IsShared ? OpenedAsync(exclusive: false, work, cancellation) : WriteAsync(work, cancellation);

    public Task WriteBesideAsync(Func<WriteSession, Task> work, CancellationToken cancellation = default) =>
        WriteBesideAsync(Returning(work), cancellation);

    /// <summary>Waits until this node alone may do what is named; other nodes wait until it is given back or the node has died.</summary>
    public async Task<Hold> HoldAsync(string name, CancellationToken cancellation) =>
        new(this, await dialect.HoldAsync(name, cancellation));

    /// <summary>True when the store cannot be reached or written now: the request is good and can be tried again later.</summary>
    public bool IsUnavailable(Exception error) => dialect.IsUnavailable(error);

    /// <summary>After an erasure: what was deleted leaves the files as well. Alone among the writes of this node.</summary>
    public Task ScrubAsync() => AloneAsync(async () =>
    {
        await dialect.ScrubAsync(CancellationToken.None);
        return true;
    }, CancellationToken.None);

    /// <summary>Why the store cannot be opened, with the setting and the fix; null when it is something else.</summary>
    public StartupException? Explain(Exception error) => dialect.Explain(error);

    /// <summary>Hears what other nodes committed, until it is cut off.</summary>
    internal Task ListenAsync(Action connected, CancellationToken cancellation) => dialect.ListenAsync(connected, Heard, cancellation);

    /// <summary>After a time without hearing, anything may have been said.</summary>
    internal void RaiseAll()
    {
        foreach (var signal in signals.Values)
            signal.Raise();
    }

    /// <summary>A write over a connection that holds something.</summary>
    internal Task<T> WriteAsync<T>(DbConnection held, bool exclusive, Func<WriteSession, Task<T>> work, CancellationToken cancellation) =>
        exclusive || !dialect.IsShared
            ? AloneAsync(() => CommitAsync(held, exclusive: true, work, cancellation), cancellation)
            : CommitAsync(held, exclusive: false, work, cancellation);

    /// <summary>Waiting for our own turn first keeps one connection of this node waiting for the store's lock, not all of them.</summary>
    private async Task<T> AloneAsync<T>(Func<Task<T>> write, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            return await write();
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task<T> OpenedAsync<T>(bool exclusive, Func<WriteSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await dialect.OpenAsync(cancellation);
        return await CommitAsync(connection, exclusive, work, cancellation);
    }

    private async Task<T> CommitAsync<T>(DbConnection connection, bool exclusive, Func<WriteSession, Task<T>> work, CancellationToken cancellation)
    {
        List<string> told;
        T result;
        await using (var transaction = await dialect.BeginAsync(connection, exclusive, cancellation))
        {
            try
            {
                var session = new WriteSession(dialect, connection, transaction);
                result = await work(session);
                // The revision first: who hears that something is done finds what came of it.
                told = [.. session.Revision is { } revision ? [$"{RevisionTopic}:{revision}"] : Array.Empty<string>(), .. session.Announced];
                await dialect.NotifyAsync(connection, transaction, told);
                await transaction.CommitAsync(CancellationToken.None);
            }
            catch
            {
                await dialect.RollBackAsync(connection, transaction);
                throw;
            }
        }
        told.ForEach(Heard);
        return result;
    }

    private void Heard(string message)
    {
        var colon = message.IndexOf(':');
        if (colon < 0)
            On(message).Raise();
        else if (long.TryParse(message.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            Changes.Raise(revision);
    }

    private static Func<WriteSession, Task<bool>> Returning(Func<WriteSession, Task> work) => async s =>
    {
        await work(s);
        return true;
    };

    public async ValueTask DisposeAsync()
    {
        await dialect.DisposeAsync();
        writing.Dispose();
    }
}
