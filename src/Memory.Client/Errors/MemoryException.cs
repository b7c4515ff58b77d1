namespace Memory.Client;

/// <summary>A request that failed, whatever the reason: the only exception of this client apart from cancellation.</summary>
public sealed class MemoryException : Exception
{
    private static readonly Dictionary<string, string[]> NoErrors = [];

    /// <param name="error">What went wrong.</param>
    /// <param name="message">In words, for a person.</param>
    /// <param name="inner">What lay beneath it.</param>
    public MemoryException(MemoryError error, string message, Exception? inner = null) : base(message, inner) => Error = error;

    /// <summary>What went wrong.</summary>
    public MemoryError Error { get; }

    /// <summary>HTTP status; null where there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Field to messages, where the service named fields; else empty.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = NoErrors;

    /// <summary>How long to wait before the next try, where the service said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
