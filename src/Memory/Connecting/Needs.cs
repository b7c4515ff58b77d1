namespace Memory.Connecting;

/// <summary>Something that is asked of GitHub.</summary>
/// <param name="Name">As its interface calls it.</param>
/// <param name="Title">As its forms do.</param>
/// <param name="Level">read or write.</param>
/// <param name="For">What for: it ends "we may …".</param>
internal sealed record Need(string Name, string Title, string Level, string For)
{
    public string LevelTitle => Level == "write" ? "Read and write" : "Read-only";

    /// <summary>What is given is enough.</summary>
    public bool IsMet(string? given) => given is not null && (given == Level || given is "write" or "admin");
}

/// <summary>What Memory asks of GitHub: permissions, and events to be told of. Pure.</summary>
internal static class Needs
{
    private static readonly Need[] Always =
    [
        new("metadata", "Metadata", "read", "ask who may write"),
        new("pull_requests", "Pull requests", "write", "read comments on lines, and answer there"),
        new("issues", "Issues", "write", "read conversations, and answer there"),
    ];

    private static readonly Need Contents = new("contents", "Contents", "write", "put lessons into files");

    /// <summary>What was said, in whatever place; what else is heard is for who registered for it.</summary>
    private static readonly string[] Comments = ["pull_request_review_comment", "pull_request_review", "pull_request_review_thread", "issue_comment"];

    /// <summary>What GitHub tells of only where files may be read.</summary>
    private const string NeedsContents = "push";

    public static IReadOnlyList<Need> Permissions(bool publishes) => publishes ? [.. Always, Contents] : Always;

    /// <param name="used">Names of events that a feature wants; those of installations come to every app, and none may ask for them.</param>
    public static IReadOnlyList<string> Events(IEnumerable<string> used, bool publishes) =>
        [.. Comments.Concat(used.Where(u => !u.StartsWith("installation", StringComparison.Ordinal) && (publishes || u != NeedsContents))).Distinct()];
}
