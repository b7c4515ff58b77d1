namespace Memory.Comments;

/// <summary>Comments linked by <c>InReplyTo</c>, in order of time, deleted ones left out.</summary>
/// <param name="Root">Key of the first comment; names the thread.</param>
public sealed record CommentThread(string Root, IReadOnlyList<ReviewComment> Comments);
