namespace Memory.Answering;

/// <summary>An answer that is owed, as stored.</summary>
internal sealed class AnswerRow
{
    internal const string Columns = "comment_key, repo, number, kind, comment_id, root_id, wanted, reaction, place, counts, begun, reply_id, said, attempts, created_at";

    public string CommentKey { get; set; } = "";
    public string Repo { get; set; } = "";
    /// <summary>Of the pull request, or the issue.</summary>
    public int Number { get; set; }
    public string Kind { get; set; } = "";
    public long CommentId { get; set; }
    /// <summary>The first comment of its thread: GitHub takes replies to that one alone.</summary>
    public long RootId { get; set; }
    public long Wanted { get; set; }
    public string? Reaction { get; set; }
    /// <summary>thread or summary; decided once.</summary>
    public string? Place { get; set; }
    /// <summary>It tells of a lesson: of these a pull request gets two in its threads.</summary>
    public long Counts { get; set; }
    /// <summary>We may have said it already, and ended before we could note it.</summary>
    public long Begun { get; set; }
    public long? ReplyId { get; set; }
    /// <summary>Hash of what was said last.</summary>
    public string? Said { get; set; }
    public int Attempts { get; set; }
    public long CreatedAt { get; set; }

    public bool IsOnLine => Kind == "review_comment";
}
