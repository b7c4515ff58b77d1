namespace Memory.Client;

/// <summary>Which entries of the audit to list; null does not narrow.</summary>
public sealed record AuditQuery
{
    /// <summary><c>owner/name</c>.</summary>
    public string? Repo { get; init; }
    /// <summary>A login, <c>key:name</c>, or the id of a key.</summary>
    public string? Who { get; init; }
    /// <summary><c>lesson.approved</c>, or <c>lesson</c> for all that happened to lessons.</summary>
    public string? What { get; init; }
    /// <summary>Not before this.</summary>
    public DateTimeOffset? Since { get; init; }
    /// <summary>At most 200.</summary>
    public int? Limit { get; init; }
    /// <summary>From <c>next</c> of the page before.</summary>
    public string? Cursor { get; init; }
}
