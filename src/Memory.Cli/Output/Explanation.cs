using Memory.Cli.Connecting;
using Memory.Client;

namespace Memory.Cli.Output;

/// <summary>A failed request in words: what went wrong, and what to do about it.</summary>
internal static class Explanation
{
    public static (string Message, IReadOnlyList<string> Hints) Of(MemoryException failure, Connection? connection, RepoChoice? repo) =>
        (MessageOf(failure, connection), [.. Fields(failure), .. HintsOf(failure, connection, repo)]);

    private static string MessageOf(MemoryException failure, Connection? connection) => failure.Error switch
    {
        MemoryError.Unreachable when connection is not null => $"no service answers at {connection.Name}",
        MemoryError.Unauthorized when connection is { Key: null } => "the service wants a key, and none was found",
        _ => failure.Message,
    };

    private static IEnumerable<string> Fields(MemoryException failure) =>
        failure.Errors.SelectMany(field => field.Value.Where(message => message != failure.Message).Select(message => $"{field.Key}: {message}"));

    private static IReadOnlyList<string> HintsOf(MemoryException failure, Connection? connection, RepoChoice? repo) => failure.Error switch
    {
        MemoryError.Unreachable when connection is { IsLocal: true } =>
        [
            "Start one:       dotnet run --project src/Memory",
            "Or name another: --url https://… or MEMORY_URL",
        ],
        MemoryError.Unreachable => [failure.Message, "Is the address right (--url or MEMORY_URL), and is the service running?"],
        MemoryError.Unauthorized when connection is { Key: null, IsLocal: true } =>
        [
            $"Looked for {connection.KeyFrom}; a service writes it there when it first starts.",
            "Does it keep its data elsewhere? Set MEMORY_DATA to that folder, or give --key or MEMORY_KEY.",
        ],
        MemoryError.Unauthorized when connection is { Key: null } =>
            ["Set MEMORY_KEY (or give --key). Whoever runs the service makes one with: memory keys add NAME"],
        MemoryError.Unauthorized when connection is not null =>
            [$"The key came from {connection.KeyFrom}. Has it ended, or does it belong to another service?"],
        MemoryError.Forbidden when connection is not null => [.. KeyHint(connection), .. RepoHint(failure, repo)],
        MemoryError.Invalid => [.. RepoHint(failure, repo)],
        MemoryError.RateLimited when failure.RetryAfter is { } wait => [$"Try again in {Math.Ceiling(wait.TotalSeconds):0} s."],
        MemoryError.Unavailable => ["Try again in a moment; memory status tells how the service is."],
        MemoryError.Internal => ["The service's own log says more."],
        _ => [],
    };

    private static IEnumerable<string> KeyHint(Connection connection) =>
        connection.Key is null ? [] : [$"The key came from {connection.KeyFrom}."];

    /// <summary>A repository that is refused is worth naming when nobody typed it.</summary>
    private static IEnumerable<string> RepoHint(MemoryException failure, RepoChoice? repo) =>
        failure.Errors.ContainsKey("repo") && repo is { Repo: not null, From: not "--repo" } ? [$"The repository {repo.Repo} came from {repo.From}; --repo names another."] : [];
}
