namespace Memory.Intake;

/// <summary>Wakes the worker when something arrived, and waiting requests when something was finished.</summary>
public sealed class InboxSignal
{
    private TaskCompletionSource arrived = New();
    private TaskCompletionSource finished = New();

    /// <summary>Take it before looking into the inbox, so that no arrival is missed.</summary>
    public Task NextArrival => Volatile.Read(ref arrived).Task;

    /// <summary>Take it before looking into the inbox.</summary>
    public Task NextFinish => Volatile.Read(ref finished).Task;

    public void Arrived() => Interlocked.Exchange(ref arrived, New()).TrySetResult();

    public void Finished() => Interlocked.Exchange(ref finished, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
