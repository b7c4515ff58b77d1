using Memory.Intake;
using Memory.Intake.Answers;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Answering;

/// <summary>The answers that are owed, and what is known for them. Who answers holds the right to.</summary>
internal sealed class AnswerStore(Database database, TimeProvider time)
{
    private const int AtOnce = 50;
    private const int ChangesMax = 500;

    /// <summary>
    /// What was said of lessons that changed since the last look, whoever changed them, is looked at again. Also tells the store that we live.
    /// What is not said yet says the state of then by itself.
    /// </summary>
    public static Task FollowAsync(Hold hold, CancellationToken cancellation) => hold.WriteBesideAsync(async s =>
    {
        var now = await s.ScalarAsync<long>("select value from counters where name = 'revision'");
        if (await s.FirstAsync<long?>("select value from counters where name = 'answers'") is not { } seen)
        {
            await s.ExecuteAsync("insert into counters (name, value) values ('answers', @now) on conflict (name) do nothing", new { now });
            return true;
        }
        if (seen >= now)
            return true;
        var changed = await s.QueryAsync<(long Revision, string Comment)>($"""
            select l.revision, e.comment from lessons l join evidence e on e.lesson_id = l.id
            where l.revision > @seen and l.revision <= @now order by l.revision limit @ChangesMax
            """, new { seen, now, ChangesMax });
        // A cut goes between two revisions; of a single one that is larger, as after an import, the rest keeps what was said.
        var last = changed.Count < ChangesMax ? now : Math.Max(changed[^1].Revision - 1, changed[0].Revision);
        foreach (var keys in changed.Where(c => c.Revision <= last).Select(c => c.Comment).Distinct().Chunk(400))
            await s.ExecuteAsync("update answers set wanted = wanted + 1, due_at = 0, attempts = 0 where said is not null and comment_key in @keys", new { keys });
        await s.ExecuteAsync("update counters set value = @last where name = 'answers'", new { last });
        return true;
    }, cancellation);

    public Task<List<AnswerRow>> DueAsync(CancellationToken cancellation) => database.ReadAsync(s =>
        s.QueryAsync<AnswerRow>($"select {AnswerRow.Columns} from answers where wanted > done and due_at <= @now order by due_at, created_at limit @AtOnce",
            new { now = time.GetUtcNow().ToStore(), AtOnce }), cancellation);

    /// <summary>The newest word of a comment, with what it came to; and the lessons that it touched, as they are now.</summary>
    public Task<(InboxRow? Delivery, IReadOnlyList<Lesson> Lessons)> FactsAsync(AnswerRow row, CancellationToken cancellation) => database.ReadAsync(async s =>
    {
        var delivery = await s.FirstAsync<InboxRow>($"select {InboxRow.Columns} from deliveries where comment_key = @CommentKey and (reason is null or reason <> @Overtaken) order by seq desc limit 1", new { row.CommentKey, AnswerOutbox.Overtaken });
        string[] named = delivery is null ? [] : Json.Read<string[]>(delivery.Lessons);
        var there = (await LessonStore.GetAsync(s, Grant.To([row.Repo]), named)).ToDictionary(l => l.Id, StringComparer.Ordinal);
        return (delivery, (IReadOnlyList<Lesson>)[.. named.Distinct().Select(id => there.GetValueOrDefault(id)).OfType<Lesson>()]);
    }, cancellation);

    public Task<AnswersSaid> SaidAsync(AnswerRow row, CancellationToken cancellation) => database.ReadAsync(async s =>
    {
        var (lessons, replies, summaries, reactions) = await s.FirstAsync<(long, long, long, long)>("""
        select (select count(*) from answers where repo = @Repo and number = @Number and place = 'thread' and counts = 1),
               (select count(*) from answers where repo = @Repo and place = 'thread' and said_at > @since),
               (select count(*) from (select number from answers where repo = @Repo and place = 'summary' and said_at is not null group by number having min(said_at) > @since) as begun),
               (select count(*) from answers where repo = @Repo and reaction is not null and created_at > @since)
        """, new { row.Repo, row.Number, since = (time.GetUtcNow() - TimeSpan.FromHours(1)).ToStore() });
        return new AnswersSaid(lessons, replies, summaries, reactions);
    }, cancellation);

    /// <summary>Those that stand in the summary of a pull request, oldest first.</summary>
    public Task<List<AnswerRow>> SummedUpAsync(AnswerRow row, int most, CancellationToken cancellation) => database.ReadAsync(s =>
        s.QueryAsync<AnswerRow>($"select {AnswerRow.Columns} from answers where repo = @Repo and number = @Number and place = 'summary' order by created_at, comment_key limit @most",
            new { row.Repo, row.Number, most }), cancellation);

    public Task<long> SummedUpCountAsync(AnswerRow row, CancellationToken cancellation) => database.ReadAsync(s =>
        s.ScalarAsync<long>("select count(*) from answers where repo = @Repo and number = @Number and place = 'summary'", row), cancellation);

    public Task<SummaryRow?> SummaryAsync(AnswerRow row, CancellationToken cancellation) => database.ReadAsync(s =>
        s.FirstAsync<SummaryRow>("select comment_id, begun, said from answer_summaries where repo = @Repo and number = @Number", row), cancellation);

    public static Task SaveSummaryAsync(Hold hold, AnswerRow row, SummaryRow summary) => hold.WriteBesideAsync(s => s.ExecuteAsync("""
        insert into answer_summaries (repo, number, comment_id, begun, said) values (@Repo, @Number, @CommentId, @Begun, @Said)
        on conflict (repo, number) do update set comment_id = excluded.comment_id, begun = excluded.begun, said = excluded.said
        """, new { row.Repo, row.Number, summary.CommentId, summary.Begun, summary.Said }));

    /// <summary>Words of ours that tell of something that was erased.</summary>
    public Task<List<ForgottenRow>> ForgottenAsync(CancellationToken cancellation) => database.ReadAsync(s =>
        s.QueryAsync<ForgottenRow>("select repo, comment_id, on_line, attempts from forgotten_answers where due_at <= @now order by due_at, repo, comment_id limit @AtOnce",
            new { now = time.GetUtcNow().ToStore(), AtOnce }), cancellation);

    public static Task TakenBackAsync(Hold hold, ForgottenRow row) => hold.WriteBesideAsync(s =>
        s.ExecuteAsync("delete from forgotten_answers where repo = @Repo and comment_id = @CommentId and on_line = @OnLine", row));

    /// <param name="counts">It is a try.</param>
    public static Task TakeBackLaterAsync(Hold hold, ForgottenRow row, DateTimeOffset until, bool counts) => hold.WriteBesideAsync(s =>
        s.ExecuteAsync("update forgotten_answers set due_at = @until, attempts = attempts + @one where repo = @Repo and comment_id = @CommentId and on_line = @OnLine",
            new { row.Repo, row.CommentId, row.OnLine, until = until.ToStore(), one = counts ? 1 : 0 }));

    /// <summary>It was erased while it was being said, and is taken back. One whose repository was renamed meanwhile is found by its new name.</summary>
    /// <param name="comment">What we said, at the host.</param>
    public static Task LostAsync(Hold hold, AnswerRow row, long comment, bool onLine) => hold.WriteBesideAsync(s => s.ExecuteAsync("""
        insert into forgotten_answers (repo, comment_id, on_line, attempts, due_at)
        select @Repo, @comment, @on, 0, 0 where not exists (select 1 from answers where comment_id = @CommentId and kind = @Kind)
        on conflict (repo, comment_id, on_line) do nothing
        """, new { row.Repo, row.CommentId, row.Kind, comment, on = onLine ? 1 : 0 }));

    /// <summary>What was done of an answer so far.</summary>
    /// <returns>False: by this name it is not known any more.</returns>
    public Task<bool> SaveAsync(Hold hold, AnswerRow row) => hold.WriteBesideAsync(async s => await s.ExecuteAsync("""
        update answers set reaction = @Reaction, place = @Place, counts = @Counts, begun = @Begun, reply_id = @ReplyId, said = @Said,
            said_at = case when @Said is null then said_at else coalesce(said_at, @now) end
        where comment_key = @CommentKey
        """, new { row.Reaction, row.Place, row.Counts, row.Begun, row.ReplyId, row.Said, row.CommentKey, now = time.GetUtcNow().ToStore() }) > 0);

    /// <summary>Nothing more is owed than what was wanted since.</summary>
    /// <param name="problem">Why nothing was said.</param>
    public static Task DoneAsync(Hold hold, AnswerRow row, string? problem = null) => hold.WriteBesideAsync(s =>
        s.ExecuteAsync("update answers set done = @Wanted, attempts = 0, problem = @problem where comment_key = @CommentKey", new { row.Wanted, row.CommentKey, problem }));

    /// <summary>Not now, which is no fault of its own.</summary>
    public static Task PostponeAsync(Hold hold, AnswerRow row, DateTimeOffset until, string why) => hold.WriteBesideAsync(s =>
        s.ExecuteAsync("update answers set due_at = @until, problem = @why where comment_key = @CommentKey", new { until = until.ToStore(), row.CommentKey, why }));

    public static Task LaterAsync(Hold hold, AnswerRow row, DateTimeOffset until, string problem) => hold.WriteBesideAsync(s =>
        s.ExecuteAsync("update answers set due_at = @until, attempts = attempts + 1, problem = @problem where comment_key = @CommentKey", new { until = until.ToStore(), row.CommentKey, problem }));
}

/// <summary>What was said already.</summary>
/// <param name="Lessons">That threads of this pull request were told of.</param>
/// <param name="Replies">In the repository within the last hour.</param>
/// <param name="Summaries">That were begun there within it.</param>
/// <param name="Reactions">That were given there within it.</param>
internal sealed record AnswersSaid(long Lessons, long Replies, long Summaries, long Reactions);

/// <summary>Something of ours at the host that is to be taken back, as stored.</summary>
internal sealed class ForgottenRow
{
    public string Repo { get; set; } = "";
    public long CommentId { get; set; }
    public long OnLine { get; set; }
    public int Attempts { get; set; }
}

/// <summary>The one comment of a busy pull request, as stored.</summary>
internal sealed class SummaryRow
{
    public long? CommentId { get; set; }
    public long Begun { get; set; }
    public string? Said { get; set; }
}
