using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;

namespace Memory.Storage.Dialects;

/// <summary>PostgreSQL, with any number of nodes on it.</summary>
public sealed partial class PostgresDialect : IDialect
{
    /// <summary>Advisory locks are pairs of numbers; the first of ours spells "MEMO".</summary>
    private const int LockSpace = 0x4D454D4F;
    private const string Channel = "memory";

    private readonly NpgsqlDataSource pool;
    private readonly PostgresAddress address;
    private readonly ConcurrentDictionary<string, string> statements = new();

    /// <exception cref="StartupException">The connection string cannot be read.</exception>
    public PostgresDialect(string connectionString)
    {
        address = PostgresAddress.Parse(connectionString);
        pool = NpgsqlDataSource.Create(address.Pooled);
    }

    public bool IsShared => true;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation) => await pool.OpenConnectionAsync(cancellation);

    /// <remarks>
    /// READ COMMITTED, and the lock as its own first statement: each statement after it sees what was committed before the lock was had.
    /// </remarks>
    public async Task<DbTransaction> BeginAsync(DbConnection connection, bool exclusive, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellation);
        try
        {
            if (exclusive)
                await connection.ExecuteAsync(new CommandDefinition($"select pg_advisory_xact_lock({LockSpace}, hashtext('write'))", transaction: transaction, cancellationToken: cancellation));
            return transaction;
        }
        catch
        {
            // The connection can be one that goes on being used.
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <remarks>It is rolled back when it is disposed of, or by the server when the connection is gone.</remarks>
    public Task RollBackAsync(DbConnection connection, DbTransaction transaction) => Task.CompletedTask;

    public async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);

    public string Tables => "select relname::text from pg_class where relkind = 'r' and relnamespace = (select oid from pg_namespace where nspname = current_schema()) order by oid";

    /// <remarks>The server checks its pages itself; an index that was not finished is what can be left behind.</remarks>
    public string QuickCheck => "select 'index ' || indexrelid::regclass::text || ' is not valid' from pg_index where not indisvalid";

    /// <remarks>As this connection has them: a database or a user can have a value of its own. Every other value of synchronous_commit waits for the disk.</remarks>
    public string DurabilityCheck => "select name || ' is off' from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name";

    /// <remarks>A list is one array here, where SQLite has a parameter for each entry.</remarks>
    public string Statement(string sql) => statements.GetOrAdd(sql, static s => InList().Replace(s, "= any(@$1)"));

    /// <remarks>The order of code points, which is SQLite's, whatever the database's own is: cursors go by it.</remarks>
    public string Schema(string sql) => BytesType().Replace(TextType().Replace(sql, "text collate \"C\""), "bytea");

    public object? Parameters(object? values) => values is null ? null : new PostgresParameters(values);

    public async Task<DbConnection> HoldAsync(string name, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(address.Held);
        try
        {
            await connection.OpenAsync(cancellation);
            await connection.ExecuteAsync(new CommandDefinition($"select pg_advisory_lock({LockSpace}, hashtext(@name))",
                new { name }, commandTimeout: 0, cancellationToken: cancellation));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <remarks>They are heard in the order in which they are told.</remarks>
    public Task NotifyAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<string> messages) => messages.Count == 0
        ? Task.CompletedTask
        : connection.ExecuteAsync($"select pg_notify('{Channel}', message) from unnest(@messages) as message", new { messages = messages.ToArray() }, transaction);

    public async Task ListenAsync(Action connected, Action<string> heard, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(address.Listening);
        connection.Notification += (_, told) => heard(told.Payload);
        await connection.OpenAsync(cancellation);
        await connection.ExecuteAsync($"listen {Channel}");
        connected();
        while (true)
            await connection.WaitAsync(cancellation);
    }

    /// <remarks>
    /// Unreachable, no connection free in time, timed out; by SQLSTATE: connection (08), resources (53), shutting down or starting (57P0x),
    /// a session closed for its silence (57P05, 25P03), read-only (25006), a lock not had in time (55P03), nobody let in (28, 3D000, 55000).
    /// </remarks>
    public bool IsUnavailable(Exception error) => error switch
    {
        PostgresException { SqlState: var state } => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("57P0", StringComparison.Ordinal) || state.StartsWith("28", StringComparison.Ordinal) || state is "3D000" or "55000" or "25P03" or "25006" or "55P03",
        NpgsqlException or TimeoutException => true,
        _ => false,
    };

    /// <remarks>Frees what no transaction sees any more; the server overwrites it in its own time.</remarks>
    public async Task ScrubAsync(CancellationToken cancellation)
    {
        await using var connection = await pool.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "vacuum comments, deliveries, readings, lessons, evidence, lesson_history, passages, model_answers, lesson_vectors, audit", commandTimeout: 0, cancellationToken: cancellation));
    }

    public StartupException? Explain(Exception error) => address.Explain(error);

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    [GeneratedRegex(@"\bin\s+@(\w+)")]
    private static partial Regex InList();

    [GeneratedRegex(@"(?<=^\s+\w+ |add column \w+ )text\b", RegexOptions.Multiline)]
    private static partial Regex TextType();

    [GeneratedRegex(@"(?<=^\s+\w+ |add column \w+ )blob\b", RegexOptions.Multiline)]
    private static partial Regex BytesType();
}
