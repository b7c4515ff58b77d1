using System.Data.Common;
using Dapper;

namespace Memory.Storage;

/// <summary>A connection to read with; the caller of a store decides how long it lives.</summary>
public class Session(DbConnection connection, DbTransaction? transaction)
{
    public async Task<List<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(sql, args, transaction)).AsList();

    public Task<T?> FirstAsync<T>(string sql, object? args = null) =>
        connection.QueryFirstOrDefaultAsync<T>(sql, args, transaction);

    public async Task<T> ScalarAsync<T>(string sql, object? args = null) =>
        (await connection.ExecuteScalarAsync<T>(sql, args, transaction))!;

    protected Task<int> RunAsync(string sql, object? args) => connection.ExecuteAsync(sql, args, transaction);
}

/// <summary>A transaction to write in.</summary>
public sealed class WriteSession(DbConnection connection, DbTransaction transaction) : Session(connection, transaction)
{
    /// <summary>The revision of this transaction, once something that indexes follow has changed.</summary>
    public long? Revision { get; private set; }

    public Task<int> ExecuteAsync(string sql, object? args = null) => RunAsync(sql, args);

    /// <summary>
    /// One revision a transaction. The counter is a row, so that numbers become visible in the order of commits:
    /// whoever follows revisions never overtakes a transaction that is still open.
    /// </summary>
    public async Task<long> NextRevisionAsync() =>
        Revision ??= await ScalarAsync<long>("update counters set value = value + 1 where name = 'revision' returning value");
}
