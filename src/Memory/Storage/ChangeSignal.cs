namespace Memory.Storage;

/// <summary>Tells followers in this process that a revision was committed. Carries no data: followers read the store.</summary>
public sealed class ChangeSignal
{
    private TaskCompletionSource next = New();
    private long revision;

    /// <summary>The highest revision committed by this process since its start.</summary>
    public long Revision => Interlocked.Read(ref revision);

    public void Raise(long committed)
    {
        Interlocked.Exchange(ref revision, committed);
        Interlocked.Exchange(ref next, New()).TrySetResult();
    }

    /// <summary>Completes at the next commit. Take it before reading the store, so that no commit is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
