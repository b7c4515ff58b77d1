using Memory.Text;

namespace Memory.Comments;

/// <summary>Where on a pull request something was said.</summary>
public enum CommentKind
{
    /// <summary>On a line of the diff.</summary>
    ReviewComment,
    /// <summary>The text of a whole review.</summary>
    Review,
    /// <summary>In the conversation of a pull request or an issue.</summary>
    IssueComment,
}

/// <summary>
/// One comment in our own shape, whichever host or importer it came from. Its texts have been redacted:
/// no secret that we recognise is in here. Identity is (Source, Repo, Kind, Id).
/// </summary>
public sealed record ReviewComment
{
    public required string Source { get; init; }
    /// <summary>owner/name in lower case.</summary>
    public required string Repo { get; init; }
    public required string Id { get; init; }
    public required string Author { get; init; }
    public required string Body { get; init; }
    /// <summary>Who gave it the words it has now, where that is not the author: an edit is judged by who edited.</summary>
    public string? EditedBy { get; init; }
    public bool EditedByBot { get; init; }
    /// <summary>Its host itself told of it: what it says of access can be confirmed there.</summary>
    public bool FromHost { get; init; }
    public CommentKind Kind { get; init; } = CommentKind.ReviewComment;
    public int? PullRequest { get; init; }
    public string? Url { get; init; }
    /// <summary>OWNER, MEMBER, COLLABORATOR, CONTRIBUTOR, NONE … in upper case; null where the source does not tell.</summary>
    public string? AuthorAssociation { get; init; }
    /// <summary>What the source says of the author; see <see cref="IsByBot"/>.</summary>
    public bool AuthorIsBot { get; init; }
    public string? Path { get; init; }
    public int? Line { get; init; }
    public string? DiffHunk { get; init; }
    public string? Commit { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    /// <summary>Id of the comment that this one answers, in the same source, repository and kind.</summary>
    public string? InReplyTo { get; init; }
    public bool Deleted { get; init; }
    /// <summary>The thread ended resolved; null where the source does not tell.</summary>
    public bool? Resolved { get; init; }
    /// <summary>The commented lines changed afterwards; null where the source does not tell.</summary>
    public bool? Outdated { get; init; }
    /// <summary>How many people agreed by a reaction; null where the source does not tell.</summary>
    public int? Reactions { get; init; }

    /// <summary>The identity as one string; the key of the comments table.</summary>
    public string Key => CommentKey.Of(Source, Repo, Kind, Id);

    /// <summary>A program wrote it: the source says so, or the login does.</summary>
    public bool IsByBot => AuthorIsBot || BotLogin.Is(Author);

    /// <summary>Whose words these are.</summary>
    public string SaidBy => EditedBy ?? Author;

    /// <summary>When these words were last written.</summary>
    public DateTimeOffset SaidAt => UpdatedAt ?? CreatedAt;
}

/// <summary>The identity of a comment as one string.</summary>
public static class CommentKey
{
    public static string Of(string source, string repo, CommentKind kind, string id) =>
        $"{source}:{repo}:{kind.ToWire()}:{id}";

    public static string ToWire(this CommentKind kind) => kind switch
    {
        CommentKind.Review => "review",
        CommentKind.IssueComment => "issue_comment",
        _ => "review_comment",
    };

    public static CommentKind? ParseKind(string? wire) => wire switch
    {
        null or "review_comment" => CommentKind.ReviewComment,
        "review" => CommentKind.Review,
        "issue_comment" => CommentKind.IssueComment,
        _ => null,
    };
}
