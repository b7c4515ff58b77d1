namespace Memory.Client;

/// <summary>One comment as it is sent to <c>POST /v1/comments</c>. Unknown fields are ignored.</summary>
public sealed record Comment
{
    /// <summary>Where it comes from: <c>github</c>, or the name of an importer.</summary>
    public string? Source { get; init; }
    /// <summary><c>owner/name</c>; case does not matter.</summary>
    public string? Repo { get; init; }
    /// <summary>Number of the pull request.</summary>
    public int? Pr { get; init; }
    /// <summary><c>review_comment</c> (default), <c>review</c> or <c>issue_comment</c>.</summary>
    public string? Kind { get; init; }
    /// <summary>Id in its source; identity is (source, repo, kind, id).</summary>
    public string? Id { get; init; }
    /// <summary>Address of the comment, http or https.</summary>
    public string? Url { get; init; }
    /// <summary>Login of the author.</summary>
    public string? Author { get; init; }
    /// <summary><c>OWNER</c>, <c>MEMBER</c>, <c>COLLABORATOR</c>, <c>CONTRIBUTOR</c>, <c>NONE</c> …</summary>
    public string? AuthorAssociation { get; init; }
    /// <summary>True when a program wrote it.</summary>
    public bool? AuthorIsBot { get; init; }
    /// <summary>What was said, as Markdown.</summary>
    public string? Body { get; init; }
    /// <summary>Path of the commented file.</summary>
    public string? Path { get; init; }
    /// <summary>Line of the commented file, 1-based.</summary>
    public int? Line { get; init; }
    /// <summary>The hunk of the diff above the comment.</summary>
    public string? DiffHunk { get; init; }
    /// <summary>Commit that the comment stands on.</summary>
    public string? Commit { get; init; }
    /// <summary>When it was written.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
    /// <summary>When it was last edited.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
    /// <summary>Id of the comment that this one answers.</summary>
    public string? InReplyTo { get; init; }
    /// <summary>True: the comment is gone.</summary>
    public bool? Deleted { get; init; }
    /// <summary>True: the thread ended resolved. A sign for proposals from untagged talk.</summary>
    public bool? Resolved { get; init; }
    /// <summary>True: the commented lines changed afterwards. A sign for proposals from untagged talk.</summary>
    public bool? Outdated { get; init; }
    /// <summary>How many people agreed by a reaction. A sign for proposals from untagged talk.</summary>
    public int? Reactions { get; init; }
}

/// <summary>Answer of <c>POST /v1/comments</c>.</summary>
/// <param name="Accepted">Comments stored; they are on disk.</param>
/// <param name="Duplicates">Comments that were known already, word for word.</param>
/// <param name="Rejected">Lines that could not be taken, with the reason.</param>
/// <param name="Lessons">With <c>wait=true</c>: ids of the lessons that these comments taught or supported.</param>
public sealed record CommentsReceipt(int Accepted, int Duplicates, IReadOnlyList<RejectedLine> Rejected, IReadOnlyList<string> Lessons);

/// <summary>Answer to a webhook: what it is called from here on, or why it is not used.</summary>
public sealed record WebhookReceipt
{
    /// <summary>Id of the delivery, stored and soon understood; the same for a repeated one.</summary>
    public string? Delivery { get; init; }
    /// <summary>Why nothing is done.</summary>
    public string? Ignored { get; init; }
}

/// <summary>A line of an import that could not be taken.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
public sealed record RejectedLine(int Line, string Reason);

/// <summary>What became of a comment that was handed in.</summary>
public sealed record Delivery
{
    /// <summary>Id of the delivery.</summary>
    public required string Id { get; init; }
    /// <summary>What kind of thing was delivered, <c>comment</c> for imports.</summary>
    public required string Event { get; init; }
    /// <summary><c>owner/name</c>.</summary>
    public required string Repo { get; init; }
    /// <summary>Id of the comment in its source.</summary>
    public string? CommentId { get; init; }
    /// <summary>When it was stored.</summary>
    public DateTimeOffset ReceivedAt { get; init; }
    /// <summary><c>learned</c>, <c>reinforced</c>, <c>superseded</c>, <c>conflict</c>, <c>proposed</c>, <c>task</c>, <c>answered</c>, <c>ignored</c>, <c>held</c>, <c>failed</c>, <c>pending</c>.</summary>
    public required string Outcome { get; init; }
    /// <summary>The outcome in words.</summary>
    public string? Reason { get; init; }
    /// <summary>Ids of the lessons that it touched.</summary>
    public IReadOnlyList<string> Lessons { get; init; } = [];
}
