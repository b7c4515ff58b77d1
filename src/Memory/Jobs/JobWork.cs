using Memory.Storage;

namespace Memory.Jobs;

/// <summary>A job that is being run: what it was given, and the way to say how far it is.</summary>
public sealed class JobWork : IDisposable
{
    private static readonly TimeSpan TellEach = TimeSpan.FromSeconds(5);

    private readonly JobRow row;
    private readonly Hold hold;
    /// <summary>The hold carries one write at a time.</summary>
    private readonly SemaphoreSlim writing = new(1, 1);

    internal JobWork(JobRow row, Hold hold) => (this.row, this.hold) = (row, hold);

    public string Id => row.Id;
    /// <summary>As it was called when the job was saved last: it may be renamed while the job runs.</summary>
    public string Repo => row.Repo;
    public string? Input => row.Input;
    /// <summary>What was saved last; null at the beginning.</summary>
    public string? Cursor => row.Cursor;

    /// <summary>On disk when it returns: an interrupted job is run again with this cursor.</summary>
    /// <exception cref="JobGoneException">The job is to end: nobody waits for it any more.</exception>
    public Task SaveAsync(long done, long? total, string? cursor = null)
    {
        row.Cursor = cursor;
        return AloneAsync(async () => row.Repo = await JobStore.SaveAsync(hold, row.Id, done, total, cursor));
    }

    /// <summary>Tells the store that we live, however long the work takes.</summary>
    internal async Task<T> KeepAsync<T>(Task<T> work)
    {
        while (await Task.WhenAny(work, Task.Delay(TellEach)) != work)
            await AloneAsync(() => hold.WriteBesideAsync(s => s.ScalarAsync<long>("select value from counters where name = 'revision'")));
        return await work;
    }

    private async Task AloneAsync(Func<Task> write)
    {
        await writing.WaitAsync();
        try
        {
            await write();
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();
}
