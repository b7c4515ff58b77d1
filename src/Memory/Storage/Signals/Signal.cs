namespace Memory.Storage.Signals;

/// <summary>Tells whoever waits in this process that something was committed, here or on another node. Carries no data: look into the store.</summary>
public sealed class Signal
{
    private TaskCompletionSource next = New();
    private long count;

    /// <summary>How often it was raised: what is remembered from before is to be asked again.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>Completes when it is raised next. Take it before looking into the store, so that nothing is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise()
    {
        Interlocked.Increment(ref count);
        Interlocked.Exchange(ref next, New()).TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
