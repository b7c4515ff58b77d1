namespace Memory.GitHub.Wire;

/// <param name="State">open or closed.</param>
internal sealed record PullRequest(
    long Id, int Number, string State, bool Locked, string Title, string? Body, User? User, string? HtmlUrl, PullRequestEnd Head, PullRequestEnd Base,
    DateTimeOffset? MergedAt, string? MergeCommitSha, bool Merged, bool Draft, User? MergedBy);

/// <summary>A branch that a pull request comes from, or goes to.</summary>
/// <param name="Repo">Null where the fork is gone.</param>
internal sealed record PullRequestEnd(string Ref, string Sha, Repository? Repo);

internal sealed record PullRequestInput(string Title, string Head, string Base, string? Body);

/// <summary>What is null stays as it is.</summary>
/// <param name="State">open or closed.</param>
internal sealed record PullRequestChange(string? Title = null, string? Body = null, string? State = null, string? Base = null);

internal sealed record PullRequestFile(string Filename, string Status, string? Patch);

/// <param name="ClosedBy">Null where it is open, and where whoever closed it is gone.</param>
internal sealed record Issue(long Id, int Number, string Title, string State, bool Locked, User? User, User? ClosedBy);
