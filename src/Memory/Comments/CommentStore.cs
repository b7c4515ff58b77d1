using Memory.Storage;

namespace Memory.Comments;

/// <summary>Comments as they were last said, and the threads that they form.</summary>
public static class CommentStore
{
    /// <summary>A longer chain of answers is cut: the rest begins a thread of its own.</summary>
    private const int ThreadCommentsMax = 500;

    /// <summary>What storing a comment did.</summary>
    public enum Change { Added, Edited, Unchanged, Older }

    /// <summary>
    /// Stores a comment, or its newer text. An edit that is older than what is known changes nothing.
    /// The mined mark stays once it is set: a comment imported with mode=all stays open to mining.
    /// </summary>
    public static async Task<Change> PutAsync(WriteSession s, ReviewComment comment, bool mined)
    {
        var known = await FindAsync(s, comment.Key);
        if (known is { } k)
        {
            // A deletion is final, whatever its date says.
            if (comment.Deleted)
                comment = comment with { UpdatedAt = comment.SaidAt > k.Comment.SaidAt ? comment.SaidAt : k.Comment.SaidAt };
            else if (comment.SaidAt < k.Comment.SaidAt)
                return Change.Older;
            // A deletion or an edit may leave out what the first version said about its place.
            comment = Complete(comment, k.Comment);
            mined |= k.Mined;
            if (comment == k.Comment && mined == k.Mined)
                return Change.Unchanged;
        }
        var thread = await ThreadOfAsync(s, comment);
        await s.ExecuteAsync("""
            insert into comments (key, repo, thread, author, created_at, said_at, mined, deleted, payload)
            values (@Key, @Repo, @thread, @Author, @createdAt, @saidAt, @mined, @deleted, @payload)
            on conflict (key) do update set thread = excluded.thread, author = excluded.author, created_at = excluded.created_at,
                said_at = excluded.said_at, mined = excluded.mined, deleted = excluded.deleted, payload = excluded.payload
            """,
            new
            {
                comment.Key,
                comment.Repo,
                thread,
                comment.Author,
                createdAt = comment.CreatedAt.ToStore(),
                saidAt = comment.SaidAt.ToStore(),
                mined = mined ? 1 : 0,
                deleted = comment.Deleted ? 1 : 0,
                payload = Json.Write(comment),
            });
        // Answers that came before what they answer find their way home.
        if (thread != comment.Key)
            await s.ExecuteAsync("update comments set thread = @thread where thread = @Key", new { thread, comment.Key });
        return known is null ? Change.Added : Change.Edited;
    }

    public static async Task<(ReviewComment Comment, bool Mined)?> FindAsync(Session s, string key) =>
        await s.FirstAsync<Row>("select payload, mined, thread from comments where key = @key", new { key }) is { } row
            ? (Json.Read<ReviewComment>(row.Payload), row.Mined != 0)
            : null;

    public static Task<string?> ThreadKeyAsync(Session s, string commentKey) =>
        s.FirstAsync<string>("select thread from comments where key = @commentKey", new { commentKey });

    /// <summary>The thread with everything that was not deleted, and whether all of it may be mined.</summary>
    public static async Task<(CommentThread Thread, bool Mined)> ThreadAsync(Session s, string thread)
    {
        var rows = await s.QueryAsync<Row>("""
            select payload, mined, thread from comments where thread = @thread and deleted = 0
            order by created_at, key limit @max
            """, new { thread, max = ThreadCommentsMax });
        var comments = rows.ConvertAll(r => Json.Read<ReviewComment>(r.Payload));
        // The first comment is what the others answer, whatever the clocks say.
        if (comments.FindIndex(c => c.Key == thread) is var root and > 0)
        {
            var first = comments[root];
            comments.RemoveAt(root);
            comments.Insert(0, first);
        }
        return (new CommentThread(thread, comments), rows.Count > 0 && rows.TrueForAll(r => r.Mined != 0));
    }

    /// <summary>True when every one of these comments is stored, deleted ones included.</summary>
    public static async Task<bool> HasAllAsync(Session s, IReadOnlyCollection<string> keys)
    {
        long count = 0;
        foreach (var some in keys.Chunk(400))
            count += await s.ScalarAsync<long>("select count(*) from comments where key in @some", new { some });
        return count == keys.Count;
    }

    private static async Task<string> ThreadOfAsync(Session s, ReviewComment comment)
    {
        if (comment.InReplyTo is null || comment.InReplyTo == comment.Id)
            return comment.Key;
        var parent = CommentKey.Of(comment.Source, comment.Repo, comment.Kind, comment.InReplyTo);
        var thread = await ThreadKeyAsync(s, parent) ?? parent;
        // Comments that answer each other in a circle: the first one stored leads.
        return thread == comment.Key ? comment.Key : thread;
    }

    private static ReviewComment Complete(ReviewComment next, ReviewComment known) => next with
    {
        // What was deleted is not kept.
        Body = next.Deleted ? "" : next.Body,
        PullRequest = next.PullRequest ?? known.PullRequest,
        Url = next.Url ?? known.Url,
        AuthorAssociation = next.AuthorAssociation ?? known.AuthorAssociation,
        Path = next.Path ?? known.Path,
        Line = next.Line ?? known.Line,
        DiffHunk = next.Deleted ? null : next.DiffHunk ?? known.DiffHunk,
        Commit = next.Commit ?? known.Commit,
        InReplyTo = next.InReplyTo ?? known.InReplyTo,
        // A sign that this word does not carry was told by another one.
        Resolved = next.Resolved ?? known.Resolved,
        Outdated = next.Outdated ?? known.Outdated,
        Reactions = next.Reactions ?? known.Reactions,
        FromHost = next.FromHost || known.FromHost,
        EditedBy = next.EditedBy ?? (next.Body == known.Body ? known.EditedBy : null),
        EditedByBot = next.EditedBy is not null ? next.EditedByBot : next.Body == known.Body && known.EditedByBot,
        CreatedAt = known.CreatedAt < next.CreatedAt ? known.CreatedAt : next.CreatedAt,
    };

    private sealed class Row
    {
        public string Payload { get; set; } = "";
        public long Mined { get; set; }
        public string Thread { get; set; } = "";
    }
}
