namespace Memory.Cli;

/// <summary>A command could not do its work, on this side of the service: exit code 1.</summary>
internal sealed class FailedException(string message, params string[] hints) : Exception(message)
{
    /// <summary>What to do about it, a line each.</summary>
    public IReadOnlyList<string> Hints { get; } = hints;
}
