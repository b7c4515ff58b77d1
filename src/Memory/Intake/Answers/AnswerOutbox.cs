using System.Globalization;
using Memory.Comments;
using Memory.Storage;

namespace Memory.Intake.Answers;

/// <summary>Notes, in the transaction in which something is told or understood, that its thread is owed an answer.</summary>
public static class AnswerOutbox
{
    /// <summary>Raised when an answer is owed, on whichever node.</summary>
    public const string Topic = "answers-wanted";

    /// <summary>Stands in everything that we say, so that we never take it for somebody's words.</summary>
    public const string Mark = "<!-- memory:answer";

    /// <summary>Whether a text may be one of ours.</summary>
    public static bool Bears(string body) => body.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>A comment arrived that may be addressed to us.</summary>
    public static async Task WantAsync(WriteSession s, ReviewComment comment, DateTimeOffset now)
    {
        if (comment.PullRequest is not { } number || !long.TryParse(comment.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return;
        var root = long.TryParse(comment.InReplyTo, NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? parent : id;
        s.Announce(Topic);
        await s.ExecuteAsync("""
            insert into answers (comment_key, repo, number, kind, comment_id, root_id, wanted, done, counts, begun, attempts, due_at, created_at)
            values (@Key, @Repo, @number, @kind, @id, @root, 1, 0, 0, 0, 0, 0, @now)
            on conflict (comment_key) do update set wanted = answers.wanted + 1, due_at = 0, attempts = 0
            """, new { comment.Key, comment.Repo, number, kind = comment.Kind.ToWire(), id, root, now = now.ToStore() });
    }

    /// <summary>What a comment came to has changed.</summary>
    public static async Task AgainAsync(WriteSession s, string commentKey)
    {
        if (await s.ExecuteAsync("update answers set wanted = wanted + 1, due_at = 0, attempts = 0 where comment_key = @commentKey", new { commentKey }) > 0)
            s.Announce(Topic);
    }

    public static async Task ForgetRepositoryAsync(WriteSession s, string repo)
    {
        await s.ExecuteAsync("delete from answers where repo = @repo", new { repo });
        await s.ExecuteAsync("delete from answer_summaries where repo = @repo", new { repo });
    }

    public static Task ForgetAsync(WriteSession s, string[] commentKeys) =>
        s.ExecuteAsync("delete from answers where comment_key in @commentKeys", new { commentKeys });
}
