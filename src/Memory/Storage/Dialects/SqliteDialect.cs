using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Memory.Storage.Dialects;

/// <summary>SQLite in one file, held by one service: whoever has the file is alone.</summary>
public sealed class SqliteDialect(string file) : IDialect
{
    private const string SkipLocked = "for update skip locked";
    private readonly string connectionString =
        new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 30 }.ToString();
    private readonly ConcurrentDictionary<string, string> statements = new();

    public bool IsShared => false;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        // FULL: a commit is on disk before it is acknowledged, also after a power cut.
        await connection.ExecuteAsync("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 30000; pragma secure_delete = on;");
        return connection;
    }

    /// <remarks>IMMEDIATE: the write lock is taken at once, so that a read inside cannot go stale before the write.</remarks>
    public Task<DbTransaction> BeginAsync(DbConnection connection, bool exclusive, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    /// <remarks>
    /// A statement that finds the disk full, or a commit, can end the transaction by itself. The driver knows of the former; after the latter it
    /// goes on wanting to roll back, fails at it, and hides the reason: so it is given something to roll back.
    /// </remarks>
    public async Task RollBackAsync(DbConnection connection, DbTransaction transaction)
    {
        try
        {
            await transaction.RollbackAsync();
        }
        catch (SqliteException)
        {
            await connection.ExecuteAsync("begin deferred", transaction: transaction);
            await transaction.RollbackAsync();
        }
        catch (InvalidOperationException)
        {
            // Ended by SQLite, and the driver knows.
        }
    }

    /// <remarks>Deferred: the first read takes the snapshot, and no lock that a writer would wait for.</remarks>
    public Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public string Tables => "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by rowid";

    public string QuickCheck => "select quick_check from pragma_quick_check(20) where quick_check <> 'ok'";

    /// <remarks>2 is FULL; asked of the connection, whose setting it is.</remarks>
    public string DurabilityCheck => "select 'synchronous is ' || synchronous from pragma_synchronous where synchronous < 2";

    /// <remarks>One writer at a time: there are no locked rows to skip.</remarks>
    public string Statement(string sql) =>
        statements.GetOrAdd(sql, static s => s.Replace(SkipLocked, "", StringComparison.Ordinal));

    public string Schema(string sql) => sql;

    public object? Parameters(object? values) => values;

    public Task<DbConnection> HoldAsync(string name, CancellationToken cancellation) => OpenAsync(cancellation);

    public Task NotifyAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<string> messages) => Task.CompletedTask;

    public Task ListenAsync(Action connected, Action<string> heard, CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);

    /// <remarks>Disk full, disk fault, read-only.</remarks>
    public bool IsUnavailable(Exception error) => error is SqliteException { SqliteErrorCode: 13 or 10 or 8 };

    /// <remarks>Deleted bytes are overwritten in the file; in the log beside it they stand until it is emptied into the file.</remarks>
    public async Task ScrubAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        // Waits for readers as long as the busy timeout; one that stays longer leaves the log to the next commit.
        await connection.ExecuteAsync("pragma wal_checkpoint(truncate);");
    }

    public StartupException? Explain(Exception error) => null;

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }
}
