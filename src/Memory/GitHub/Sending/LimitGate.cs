using System.Collections.Concurrent;

namespace Memory.GitHub.Sending;

/// <summary>Who was told to wait asks nothing before then, whichever feature it is that wants to know.</summary>
internal sealed class LimitGate(TimeProvider time)
{
    /// <summary>One for each installation that was ever limited; they are few.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> closed = new(StringComparer.Ordinal);

    public void Close(string identity, DateTimeOffset until) => closed.AddOrUpdate(identity, until, (_, known) => until > known ? until : known);

    /// <exception cref="GitHubException">It is closed.</exception>
    public void Pass(string identity)
    {
        if (closed.TryGetValue(identity, out var until) && until > time.GetUtcNow())
            throw Limited(until);
    }

    public static GitHubException Limited(DateTimeOffset until) =>
        new(GitHubFailure.Limited, FormattableString.Invariant($"GitHub's limit of requests is reached; it goes on at {until:yyyy-MM-dd HH:mm:ss} UTC"), until);
}
