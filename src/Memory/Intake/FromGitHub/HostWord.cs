using Memory.Client;
using Memory.Comments;
using Memory.GitHub.Credentials;
using Memory.GitHub.Wire;
using Memory.Intake.Answers;

namespace Memory.Intake.FromGitHub;

/// <summary>A comment as GitHub tells of it, to what is stored of it: pure, and the same for webhooks, harvests and polling.</summary>
internal static class HostWord
{
    /// <param name="wire">In our shape, as it was sent.</param>
    /// <param name="isNew">It is told of, or listed, as it was written; not that somebody changed it.</param>
    /// <param name="deleted">It is gone: later than everything that was said.</param>
    /// <param name="editor">Who gave it the words it has now.</param>
    /// <returns>Cleaned, so that it may be written; or the reason why nothing is.</returns>
    public static (ReviewComment? Comment, string? Reason) Of(Comment wire, DateTimeOffset now, OurName us, bool isNew = true, bool deleted = false, User? editor = null)
    {
        if (IsOurs(wire, us, isNew))
            return (null, "our own words");
        if (deleted)
            wire = wire with { Deleted = true, Body = "", UpdatedAt = wire.UpdatedAt > now ? wire.UpdatedAt : now };
        var (comment, reason) = CommentParser.Take(wire, now);
        if (comment is null)
            return (null, reason);
        comment = comment with { FromHost = true };
        if (editor is not null && !string.Equals(editor.Login, wire.Author, StringComparison.OrdinalIgnoreCase))
            comment = comment with { EditedBy = editor.Login, EditedByBot = editor.IsBot };
        return (CommentCleaner.Clean(comment), null);
    }

    /// <summary>Only what bears our mark may be ours: else nobody needs to know what we are called.</summary>
    public static bool MayBeOurs(Comment wire) => wire.Body is { } body && AnswerOutbox.Bears(body);

    /// <summary>
    /// Anybody can write our mark. What a program wrote with it is another Memory's or ours, and what nobody is known to have written
    /// too; of a person it is ours where we speak in that name. While that is not known, what is new is taken for ours, and what somebody
    /// changes is not: it may take back what was learned.
    /// </summary>
    private static bool IsOurs(Comment wire, OurName us, bool isNew) => MayBeOurs(wire)
        && (wire.AuthorIsBot == true || wire.Author is null or GitHubComment.Nobody || (us.Is(wire.Author, isBot: false) ?? isNew));
}
