using System.Data.Common;
using Dapper;
using Memory.Storage.Dialects;

namespace Memory.Storage;

/// <summary>A connection to read with; the caller of a store decides how long it lives.</summary>
public class Session(IDialect dialect, DbConnection connection, DbTransaction? transaction)
{
    public async Task<List<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(dialect.Statement(sql), dialect.Parameters(args), transaction)).AsList();

    public Task<T?> FirstAsync<T>(string sql, object? args = null) =>
        connection.QueryFirstOrDefaultAsync<T>(dialect.Statement(sql), dialect.Parameters(args), transaction);

    public async Task<T> ScalarAsync<T>(string sql, object? args = null) =>
        (await connection.ExecuteScalarAsync<T>(dialect.Statement(sql), dialect.Parameters(args), transaction))!;

    /// <summary>Row after row as the store hands them out, so that a table of any size can be read. The reader stands on the row.</summary>
    public async IAsyncEnumerable<DbDataReader> RowsAsync(string sql)
    {
        await using var reader = (DbDataReader)await connection.ExecuteReaderAsync(dialect.Statement(sql), transaction: transaction);
        while (await reader.ReadAsync())
            yield return reader;
    }

    /// <summary>Tables of the store, each after those that it refers to.</summary>
    public Task<List<string>> TablesAsync() => QueryAsync<string>(dialect.Tables);

    /// <summary>What is wrong with the store's own structure; empty when it is whole.</summary>
    public Task<List<string>> QuickCheckAsync() => QueryAsync<string>(dialect.QuickCheck);

    /// <summary>What keeps a commit from being on disk when it is answered; empty when nothing does.</summary>
    public Task<List<string>> DurabilityCheckAsync() => QueryAsync<string>(dialect.DurabilityCheck);

    protected Task<int> RunAsync(string sql, object? args) =>
        connection.ExecuteAsync(dialect.Statement(sql), dialect.Parameters(args), transaction);

    protected Task<int> RunSchemaAsync(string sql) => connection.ExecuteAsync(dialect.Schema(sql), transaction: transaction);
}

/// <summary>A transaction to write in.</summary>
public sealed class WriteSession(IDialect dialect, DbConnection connection, DbTransaction transaction) : Session(dialect, connection, transaction)
{
    /// <summary>Keeps the parameters far below what either store takes, and the texts few that it has to read.</summary>
    private const int RowsPerStatement = 50;

    private readonly List<string> announced = [];

    /// <summary>The revision of this transaction, once something that indexes follow has changed.</summary>
    public long? Revision { get; private set; }

    /// <summary>What every node is told at the commit.</summary>
    public IReadOnlyList<string> Announced => announced;

    /// <summary>The key that this transaction works for; null for the service itself. The audit names it.</summary>
    public string? KeyId { get; set; }

    public Task<int> ExecuteAsync(string sql, object? args = null) => RunAsync(sql, args);

    /// <summary>Many rows in few statements: with a server, each statement is a way there and back.</summary>
    /// <param name="table">A name of ours, as those of the columns.</param>
    /// <param name="columns">Names of the columns, in the order of the values.</param>
    /// <param name="rows">A value for each column, a row each.</param>
    /// <param name="otherwise">An <c>on conflict</c> clause. With <c>do update</c> no two rows may have the same key.</param>
    public async Task InsertAsync(string table, IReadOnlyList<string> columns, IReadOnlyCollection<object?[]> rows, string otherwise = "")
    {
        foreach (var chunk in rows.Chunk(RowsPerStatement))
        {
            var values = new Dictionary<string, object?>(chunk.Length * columns.Count);
            var tuples = chunk.Select((row, r) => $"({string.Join(", ", row.Select((value, c) =>
            {
                values[$"v{r}_{c}"] = value;
                return $"@v{r}_{c}";
            }))})");
            await ExecuteAsync($"insert into {table} ({string.Join(", ", columns)}) values {string.Join(", ", tuples)} {otherwise}", values);
        }
    }

    /// <summary>Tables are made and changed.</summary>
    public Task SchemaAsync(string sql) => RunSchemaAsync(sql);

    /// <summary>Raises <see cref="Database.On"/> of the topic on every node, at the commit.</summary>
    public void Announce(string topic)
    {
        if (!announced.Contains(topic))
            announced.Add(topic);
    }

    /// <summary>
    /// One revision a transaction. The counter is a row, so that numbers become visible in the order of commits:
    /// whoever follows revisions never overtakes a transaction that is still open.
    /// </summary>
    public async Task<long> NextRevisionAsync() =>
        Revision ??= await ScalarAsync<long>("update counters set value = value + 1 where name = 'revision' returning value");
}
