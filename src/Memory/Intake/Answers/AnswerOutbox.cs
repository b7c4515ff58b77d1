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

    /// <summary>Ends the word on what became of a comment, where the lesson that it came to was erased.</summary>
    public const string Erased = " was erased";

    /// <summary>What became of a word that came after a later one of the same comment: nothing, and no answer speaks of it.</summary>
    public const string Overtaken = "an older text of a comment whose later text is known";

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

    /// <summary>What is owed in an owner's repositories can be said now.</summary>
    public static async Task WakeAsync(WriteSession s, string owner)
    {
        if (await s.ExecuteAsync("update answers set due_at = 0, attempts = 0 where wanted > done and substr(repo, 1, @length) = @start", new { start = owner + "/", length = owner.Length + 1 }) > 0)
            s.Announce(Topic);
    }

    /// <summary>A lesson was erased: whatever was said of it is said anew, without its words.</summary>
    /// <param name="listed">How a delivery lists it, for <c>like</c>.</param>
    public static async Task ForgetLessonAsync(WriteSession s, string repo, string listed)
    {
        // An answer to a question may have quoted it.
        if (await s.ExecuteAsync("""
            update answers set wanted = wanted + 1, due_at = 0, attempts = 0 where said is not null
              and comment_key in (select comment_key from deliveries where lessons like @listed or (repo = @repo and outcome = 'answered'))
            """, new { repo, listed }) > 0)
            s.Announce(Topic);
    }

    /// <summary>A repository was erased: what was said there is taken back.</summary>
    public static async Task ForgetRepositoryAsync(WriteSession s, string repo)
    {
        await TakeBackAsync(s, "repo = @repo", new { repo });
        await s.ExecuteAsync("""
            insert into forgotten_answers (repo, comment_id, on_line, attempts, due_at)
            select repo, comment_id, 0, 0, 0 from answer_summaries where repo = @repo and comment_id is not null on conflict (repo, comment_id, on_line) do nothing
            """, new { repo });
        await s.ExecuteAsync("delete from answer_summaries where repo = @repo", new { repo });
    }

    /// <summary>Comments were erased: what was said of them is taken back, and summaries are written without them.</summary>
    public static async Task ForgetAsync(WriteSession s, string[] commentKeys)
    {
        var summed = await s.QueryAsync<(string Repo, long Number)>("select distinct repo, number from answers where comment_key in @commentKeys and place = 'summary'", new { commentKeys });
        await TakeBackAsync(s, "comment_key in @commentKeys", new { commentKeys });
        foreach (var (repo, number) in summed)
            if (await s.ExecuteAsync("""
                update answers set wanted = wanted + 1, due_at = 0, attempts = 0
                where comment_key = (select comment_key from answers where repo = @repo and number = @number and place = 'summary' order by created_at, comment_key limit 1)
                """, new { repo, number }) == 0)
            {
                await s.ExecuteAsync("""
                    insert into forgotten_answers (repo, comment_id, on_line, attempts, due_at)
                    select repo, comment_id, 0, 0, 0 from answer_summaries where repo = @repo and number = @number and comment_id is not null on conflict (repo, comment_id, on_line) do nothing
                    """, new { repo, number });
                await s.ExecuteAsync("delete from answer_summaries where repo = @repo and number = @number", new { repo, number });
            }
    }

    private static async Task TakeBackAsync(WriteSession s, string which, object parameters)
    {
        await s.ExecuteAsync($"""
            insert into forgotten_answers (repo, comment_id, on_line, attempts, due_at)
            select repo, reply_id, case when kind = 'review_comment' then 1 else 0 end, 0, 0 from answers where {which} and reply_id is not null
            on conflict (repo, comment_id, on_line) do nothing
            """, parameters);
        await s.ExecuteAsync($"delete from answers where {which}", parameters);
        s.Announce(Topic);
    }
}
