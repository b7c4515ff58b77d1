namespace Memory.Jobs;

/// <summary>A kind of work that runs as a job. A feature registers one; the runner finds it by its name.</summary>
/// <param name="Name">One word, as it stands in the row: <c>replay</c>.</param>
/// <param name="RunAsync">
/// Does it. A job that was interrupted is run again with the cursor that it saved last, so it goes on from there, or begins anew.
/// </param>
public sealed record JobKind(string Name, Func<JobWork, CancellationToken, Task<JobEnd>> RunAsync);

/// <summary>How a run ended, where it did not fail.</summary>
public abstract record JobEnd
{
    private JobEnd() { }

    /// <param name="Result">JSON, kept for <see cref="JobStore.KeptFor"/>; null for none.</param>
    public sealed record Done(string? Result = null) : JobEnd;

    /// <summary>Not before then; it is run again with its cursor.</summary>
    public sealed record Wait(DateTimeOffset Until) : JobEnd;
}

/// <summary>The job cannot be done, and trying again will not help; the message is for whoever asked for it.</summary>
public sealed class JobFailedException(string reason) : Exception(reason);

/// <summary>The row of a running job is gone: its repository was erased, or the store was replaced.</summary>
public sealed class JobGoneException() : Exception("The job is gone.");

/// <summary>Too many jobs wait.</summary>
public sealed class JobsFullException() : Exception($"{JobStore.OpenMax} jobs wait or run already. Try again when some of them are done.");
