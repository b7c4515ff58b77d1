using Memory.Storage;

namespace Memory.Learning;

/// <summary>What a reading came to.</summary>
/// <param name="Outcome">A word of the deliveries' vocabulary.</param>
public sealed record Effect(string Outcome, string Reason, IReadOnlyList<string> Lessons, IReadOnlyList<TaughtDraft> Drafts)
{
    public static Effect Of(string outcome, string reason, params string[] lessons) => new(outcome, reason, lessons, []);
}

/// <summary>A rule that a comment gave, and the lesson that it became or supports.</summary>
/// <param name="Own">True when the lesson's words are this comment's: an edit of the comment edits them.</param>
public sealed record TaughtDraft(string Hash, string LessonId, bool Own);

/// <summary>What was made of each comment, so that reading a thread again changes only the difference.</summary>
internal static class ReadingStore
{
    public sealed record Known(string CommentKey, string Hash, Effect Effect);

    public static async Task<List<Known>> OfThreadAsync(Session s, string thread, IReadOnlyCollection<string> commentKeys)
    {
        var rows = await s.QueryAsync<Row>(
            "select comment_key, hash, outcome, reason, lessons, drafts from readings where thread = @thread or comment_key in @keys",
            new { thread, keys = commentKeys.DefaultIfEmpty("-").ToArray() });
        return rows.ConvertAll(Read);
    }

    public static async Task<Known?> FindAsync(Session s, string commentKey) =>
        await s.FirstAsync<Row>("select comment_key, hash, outcome, reason, lessons, drafts from readings where comment_key = @commentKey", new { commentKey }) is { } row
            ? Read(row)
            : null;

    /// <summary>The comment is read as before, and has come to something else.</summary>
    public static Task ChangeAsync(WriteSession s, string commentKey, Effect effect) =>
        s.ExecuteAsync("update readings set outcome = @Outcome, reason = @Reason, lessons = @lessons, drafts = @drafts where comment_key = @commentKey",
            new { commentKey, effect.Outcome, effect.Reason, lessons = Json.Write(effect.Lessons), drafts = Json.Write(effect.Drafts) });

    public static Task PutAsync(WriteSession s, string commentKey, string thread, string hash, Effect effect) =>
        s.ExecuteAsync("""
            insert into readings (comment_key, thread, hash, outcome, reason, lessons, drafts)
            values (@commentKey, @thread, @hash, @Outcome, @Reason, @lessons, @drafts)
            on conflict (comment_key) do update set thread = excluded.thread, hash = excluded.hash, outcome = excluded.outcome,
                reason = excluded.reason, lessons = excluded.lessons, drafts = excluded.drafts
            """,
            new { commentKey, thread, hash, effect.Outcome, effect.Reason, lessons = Json.Write(effect.Lessons), drafts = Json.Write(effect.Drafts) });

    private static Known Read(Row r) => new(r.CommentKey, r.Hash,
        new Effect(r.Outcome, r.Reason ?? "", Json.Read<string[]>(r.Lessons), Json.Read<TaughtDraft[]>(r.Drafts)));

    private sealed class Row
    {
        public string CommentKey { get; set; } = "";
        public string Hash { get; set; } = "";
        public string Outcome { get; set; } = "";
        public string? Reason { get; set; }
        public string Lessons { get; set; } = "[]";
        public string Drafts { get; set; } = "[]";
    }
}
