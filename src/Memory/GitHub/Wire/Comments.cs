namespace Memory.GitHub.Wire;

/// <summary>A comment on a line of a pull request, as the interface lists it and as webhooks carry it.</summary>
/// <param name="Position">Null where the lines have changed since: the comment is outdated.</param>
internal sealed record PullComment(
    long Id, long? PullRequestReviewId, long? InReplyToId, User? User, string? Body, string Path, int? Line, int? OriginalLine, int? Position,
    string? DiffHunk, string? CommitId, string? OriginalCommitId, string? SubjectType, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    string? HtmlUrl, string? PullRequestUrl, string? AuthorAssociation, Reactions? Reactions);

/// <summary>A comment in the conversation of a pull request or an issue.</summary>
internal sealed record ConversationComment(
    long Id, User? User, string? Body, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? HtmlUrl, string? IssueUrl, string? AuthorAssociation, Reactions? Reactions);

/// <summary>A review of a pull request; its body is what it says as a whole.</summary>
internal sealed record Review(long Id, User? User, string? Body, string? State, DateTimeOffset? SubmittedAt, string? HtmlUrl, string? PullRequestUrl, string? CommitId, string? AuthorAssociation);

internal sealed record BodyInput(string Body);

/// <param name="Content">+1, -1, laugh, confused, heart, hooray, rocket or eyes.</param>
internal sealed record ReactionInput(string Content);

internal sealed record Reaction(long Id, string Content, User? User);
