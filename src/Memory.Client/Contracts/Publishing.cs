namespace Memory.Client;

/// <summary>Answer of <c>POST /v1/repos/{owner}/{name}/publish</c>.</summary>
public sealed record PublishResult
{
    /// <summary>Number of the open pull request; null where there is nothing to publish, or it is not known yet.</summary>
    public int? PullRequest { get; init; }
    /// <summary>Its address.</summary>
    public string? Url { get; init; }
    /// <summary>Files that were written now; empty when the branch was up to date.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];
    /// <summary>For people: lines that were kept or left out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
    /// <summary>The job that does it, for <c>GET /v1/jobs/{id}</c>.</summary>
    public string? Job { get; init; }
    /// <summary>With 202: not before then, where a time is known.</summary>
    public DateTimeOffset? WaitUntil { get; init; }
}
