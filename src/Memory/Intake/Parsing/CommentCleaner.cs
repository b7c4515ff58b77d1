using Memory.Comments;
using Memory.Screening;
using Memory.Text;

namespace Memory.Intake;

/// <summary>Takes secrets out of every text of a comment before anything touches the disk; source and repository are names of a fixed shape.</summary>
public static class CommentCleaner
{
    /// <summary>48 bits: enough to tell the comments of a repository apart, too few to find the secret by.</summary>
    private const int HashBytes = 6;

    public static ReviewComment Clean(ReviewComment comment) => comment with
    {
        Id = Name(comment.Id),
        InReplyTo = comment.InReplyTo is null ? null : Name(comment.InReplyTo),
        Author = Name(comment.Author),
        EditedBy = comment.EditedBy is null ? null : Name(comment.EditedBy),
        AuthorAssociation = Text(comment.AuthorAssociation),
        Commit = comment.Commit is null ? null : Name(comment.Commit),
        Body = Redaction.Redact(comment.Body),
        DiffHunk = Text(comment.DiffHunk),
        Path = Text(comment.Path),
        Url = Text(comment.Url),
    };

    private static string? Text(string? text) => text is null ? null : Redaction.Redact(text);

    /// <summary>What others refer to stays unique and stable: the same secret gives the same name, so replies find their comment.</summary>
    private static string Name(string name)
    {
        var redacted = Redaction.Redact(name);
        return string.Equals(redacted, name, StringComparison.Ordinal)
            ? name
            : $"{redacted}-{Digest.Of(name, HashBytes)}";
    }
}
