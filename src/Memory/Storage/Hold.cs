using System.Data.Common;

namespace Memory.Storage;

/// <summary>
/// The right to do something that one node does at a time. It lives as long as its connection, and what is written under it
/// goes over that connection: a node that was taken for dead and wakes up again can write no more.
/// </summary>
public sealed class Hold : IAsyncDisposable
{
    private static readonly TimeSpan TellEach = TimeSpan.FromSeconds(5);

    private readonly Database database;
    private readonly DbConnection connection;

    internal Hold(Database database, DbConnection connection)
    {
        this.database = database;
        this.connection = connection;
    }

    /// <summary>True once the connection is gone, and the right with it.</summary>
    public bool IsLost => connection.State != System.Data.ConnectionState.Open;

    /// <summary>As <see cref="Database.WriteAsync{T}"/>. The connection carries one write at a time: the holder is one task.</summary>
    public Task<T> WriteAsync<T>(Func<WriteSession, Task<T>> work, CancellationToken cancellation = default) =>
        database.WriteAsync(connection, exclusive: true, work, cancellation);

    public Task WriteAsync(Func<WriteSession, Task> work, CancellationToken cancellation = default) =>
        WriteAsync(async s =>
        {
            await work(s);
            return true;
        }, cancellation);

    /// <summary>As <see cref="Database.WriteBesideAsync{T}"/>.</summary>
    public Task<T> WriteBesideAsync<T>(Func<WriteSession, Task<T>> work, CancellationToken cancellation = default) =>
        database.WriteAsync(connection, exclusive: false, work, cancellation);

    /// <summary>Tells the store that we live while something else takes long: a holder that is silent for 30 s is taken for dead.</summary>
    public async Task<T> KeepAsync<T>(Task<T> work)
    {
        while (await Task.WhenAny(work, Task.Delay(TellEach)) != work)
            await WriteBesideAsync(s => s.ScalarAsync<long>("select value from counters where name = 'revision'"));
        return await work;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
