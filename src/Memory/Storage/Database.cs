using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Memory.Storage;

/// <summary>
/// The one place that opens the store. Writes run one after the other, each in a transaction that is on disk when
/// <see cref="WriteAsync{T}"/> returns; reads run beside them on a snapshot (WAL).
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly string connectionString;
    private readonly SemaphoreSlim writing = new(1, 1);
    private SqliteConnection? writer;

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    public Database(string file)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 30 }.ToString();
    }

    /// <summary>Raised after each commit that changed a lesson or passage.</summary>
    public ChangeSignal Changes { get; } = new();

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await OpenAsync(cancellation);
        return await work(new Session(connection, null));
    }

    public async Task<T> WriteAsync<T>(Func<WriteSession, Task<T>> work, CancellationToken cancellation = default)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            writer ??= await OpenAsync(cancellation);
            WriteSession session;
            T result;
            // IMMEDIATE: the write lock is taken at once, so that a read inside cannot go stale before the write.
            await using (var transaction = writer.BeginTransaction(deferred: false))
            {
                session = new WriteSession(writer, transaction);
                result = await work(session);
                await transaction.CommitAsync(CancellationToken.None);
            }
            if (session.Revision is { } revision)
                Changes.Raise(revision);
            return result;
        }
        finally
        {
            writing.Release();
        }
    }

    public Task WriteAsync(Func<WriteSession, Task> work, CancellationToken cancellation = default) =>
        WriteAsync(async s =>
        {
            await work(s);
            return true;
        }, cancellation);

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        // FULL: a commit is on disk before it is acknowledged, also after a power cut.
        await connection.ExecuteAsync("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 30000;");
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
            await writer.DisposeAsync();
        SqliteConnection.ClearAllPools();
        writing.Dispose();
    }
}
