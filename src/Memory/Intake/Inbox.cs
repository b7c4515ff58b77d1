using Memory.Comments;
using Memory.Intake.Answers;
using Memory.Storage;
using Memory.Storage.Signals;
using Memory.Telemetry;

namespace Memory.Intake;

/// <summary>How comments without a tag are treated.</summary>
public enum IntakeMode
{
    /// <summary>Only tagged comments teach; the others are kept as passages.</summary>
    Tagged,
    /// <summary>Untagged ones are mined for proposals as well.</summary>
    All,
}

/// <summary>The durable queue between what was handed to us and what it means.</summary>
public sealed class Inbox : IDisposable
{
    /// <summary>A delivery that failed this often is parked with its reason.</summary>
    public const int AttemptsMax = 3;

    private static readonly TimeSpan UnderstoodWithin = TimeSpan.FromMinutes(10);
    private const string FinishedTopic = "inbox-finished";

    private readonly Database database;
    private readonly TimeProvider time;
    private readonly InboxWriter writer;

    public Inbox(Database database, TimeProvider time)
    {
        (this.database, this.time) = (database, time);
        writer = new InboxWriter(database, new Arrivals(time).StoreAsync);
    }

    /// <summary>Raised when something arrived, on whichever node. Take it before looking into the inbox, so that no arrival is missed.</summary>
    public Signal Arrived => database.On(Arrivals.Topic);

    /// <summary>Raised when something was finished, on whichever node. Take it before looking into the inbox.</summary>
    public Signal Finished => database.On(FinishedTopic);

    /// <summary>Stores comments; what is returned as accepted is on disk.</summary>
    /// <returns>The name of the batch, for <see cref="PendingAsync"/>, keys of comments known word for word, and what a tombstone keeps out.</returns>
    /// <exception cref="InboxFullException">Too much is waiting for the disk; of a large batch, what came first may be stored.</exception>
    public async Task<(string Batch, int Accepted, List<string> Duplicates, List<(ReviewComment Comment, string Reason)> Refused)> StoreAsync(IReadOnlyList<ReviewComment> comments, IntakeMode mode, bool answer = false)
    {
        var batch = Guid.CreateVersion7().ToString("n");
        var duplicates = new List<string>();
        var refused = new List<(ReviewComment, string)>();
        var accepted = 0;
        foreach (var chunk in comments.Chunk(InboxWriter.CommentsPerTransaction))
        {
            var (known, kept) = await writer.StoreAsync(new(chunk, mode, batch) { Answer = answer });
            duplicates.AddRange(known);
            refused.AddRange(kept);
            accepted += chunk.Length - known.Count - kept.Count;
        }
        Signals.Accepted.Add(accepted);
        return (batch, accepted, duplicates, refused);
    }

    /// <summary>Stores a comment that its host told of; one that was told before is left as it is.</summary>
    /// <param name="deliveryId">The host's name for this word of it.</param>
    /// <param name="name">The host's name for what happened.</param>
    /// <param name="answer">Its thread may be owed an answer.</param>
    /// <exception cref="InboxFullException">Too much is waiting for the disk; nothing was stored.</exception>
    public async Task StoreAsync(string deliveryId, string name, ReviewComment comment, bool answer)
    {
        var (known, refused) = await writer.StoreAsync(new([comment], IntakeMode.Tagged, deliveryId) { DeliveryId = deliveryId, Event = name, Answer = answer });
        Signals.Accepted.Add(1 - known.Count - refused.Count);
    }

    public void Dispose() => writer.Dispose();

    /// <summary>How many deliveries of a batch are not understood yet. What came of the others can be found on this node from here on.</summary>
    public async Task<long> PendingAsync(string batch)
    {
        var seen = await database.ReadAsync(s => s.FirstAsync<(long Pending, long Revision)>("""
            select (select count(*) from deliveries where batch = @batch and state = 'pending') as pending, value as revision
            from counters where name = 'revision'
            """, new { batch }));
        // Seen in the store is as good as heard: word of another node may still be on its way.
        database.Changes.Raise(seen.Revision);
        return seen.Pending;
    }

    /// <summary>Returns when nothing of a repository waits to be understood any more, or when it will not be for long.</summary>
    public async Task UnderstoodAsync(string repo, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(UnderstoodWithin);
        while (true)
        {
            var finish = Finished.Next;
            if (limit.IsCancellationRequested || await database.ReadAsync(s =>
                s.ScalarAsync<long>("select count(*) from deliveries where repo = @repo and state = 'pending' and mode <> 'event'", new { repo }), cancellation) == 0)
                return;
            await Task.WhenAny(finish, Task.Delay(TimeSpan.FromSeconds(1), limit.Token));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>How many deliveries wait to be understood, since when the oldest of them does and for what, where it is said, and how many were given up.</summary>
    public Task<(long Pending, long? OldestAt, string? Reason, long Failed)> BacklogAsync(CancellationToken cancellation) =>
        database.ReadAsync(s => s.FirstAsync<(long, long?, string?, long)>("""
            select (select count(*) from deliveries where state = 'pending'),
                   (select min(received_at) from deliveries where state = 'pending'),
                   (select reason from deliveries where state = 'pending' order by seq limit 1),
                   (select count(*) from deliveries where state = 'failed')
            """), cancellation);

    /// <summary>Deliveries of what the grant covers, newest first.</summary>
    /// <param name="beforeId">Where the page before ended: an id, because numbers in a cursor would count what others hand in.</param>
    public Task<List<InboxRow>> ListAsync(Grant grant, string? repo, string? outcome, string? beforeId, int limit) =>
        database.ReadAsync(s => s.QueryAsync<InboxRow>($"""
            select {InboxRow.Columns} from deliveries
            where (@repo is null or repo = @repo) and (@outcome is null or outcome = @outcome) and (@beforeId is null or seq < (select seq from deliveries where id = @beforeId and {GrantSql.Covers}))
              and {GrantSql.Covers}
            order by seq desc limit @limit
            """, GrantSql.Parameters(grant, new { repo, outcome, beforeId, limit })));

    /// <summary>Puts a delivery back into the queue, with all its attempts. Learning the same again changes nothing.</summary>
    /// <returns>The delivery as it waits now; null when there is none that the grant covers.</returns>
    public Task<InboxRow?> ReplayAsync(Grant grant, string id, string who, string? keyId) => database.WriteAsync(async s =>
    {
        var row = await s.FirstAsync<InboxRow>($"""
            update deliveries set state = 'pending', outcome = 'pending', reason = null, attempts = 0, lease_until = 0, finished_at = null
            where id = @id and {GrantSql.Covers} returning {InboxRow.Columns}
            """, GrantSql.Parameters(grant, new { id }));
        if (row is null)
            return null;
        s.KeyId = keyId;
        await Audit.WriteAsync(s, who, "delivery.replayed", row.Repo, id, time.GetUtcNow());
        s.Announce(Arrivals.Topic);
        return row;
    });

    /// <summary>What waits for something of an owner's repositories is looked at now, and so are the answers that are owed there.</summary>
    /// <returns>How many deliveries did.</returns>
    public Task<int> WakeAsync(string owner) => database.WriteAsync(async s =>
    {
        var woken = await s.ExecuteAsync("update deliveries set lease_until = 0 where state = 'pending' and mode <> 'event' and owner = @owner and reason is not null and lease_until > 0", new { owner });
        if (woken > 0)
            s.Announce(Arrivals.Topic);
        await AnswerOutbox.WakeAsync(s, owner);
        return woken;
    });

    /// <summary>The right to learn from the inbox. One node has it; the others wait, and take over when it is gone.</summary>
    public Task<Hold> HoldAsync(CancellationToken cancellation) => database.HoldAsync("inbox", cancellation);

    /// <summary>What a killed node had taken is free again at once: only who holds the inbox takes anything, so nobody else is at it.</summary>
    public static Task ReleaseAsync(Hold hold) =>
        hold.WriteAsync(s => s.ExecuteAsync("update deliveries set lease_until = 0 where state = 'pending' and attempts > 0 and reason is null"));

    /// <summary>Takes what is to be done, in the order in which it was handed in.</summary>
    public Task<List<InboxRow>> ClaimAsync(Hold hold, int limit, TimeSpan lease)
    {
        var now = time.GetUtcNow();
        return hold.WriteBesideAsync(async s =>
        {
            var rows = await s.QueryAsync<InboxRow>($"""
                with free as (
                    select id from deliveries where state = 'pending' and mode <> 'event' and lease_until <= @now order by seq limit @limit for update skip locked
                )
                update deliveries set attempts = attempts + 1, lease_until = @until where id in (select id from free)
                returning {InboxRow.Columns}
                """, new { now = now.ToStore(), until = (now + lease).ToStore(), limit });
            rows.Sort((a, b) => a.Seq.CompareTo(b.Seq));
            return rows;
        });
    }

    public static async Task FinishAsync(WriteSession s, string id, string outcome, string? reason, IReadOnlyList<string> lessons, DateTimeOffset now)
    {
        s.Announce(FinishedTopic);
        var key = await s.FirstAsync<string>("""
            update deliveries set state = 'done', outcome = @outcome, reason = @reason, lessons = @lessons, finished_at = @now, lease_until = 0
            where id = @id returning comment_key
            """, new { id, outcome, reason, lessons = Json.Write(lessons), now = now.ToStore() });
        if (key is not null)
            await AnswerOutbox.AgainAsync(s, key);
    }

    /// <summary>A comment came to something else because of what was said later: its newest delivery says so.</summary>
    public static async Task ReviseAsync(WriteSession s, string commentKey, string outcome, string? reason, IReadOnlyList<string> lessons)
    {
        await s.ExecuteAsync("""
            update deliveries set outcome = @outcome, reason = @reason, lessons = @lessons
            where state = 'done' and id = (select id from deliveries where comment_key = @commentKey and (reason is null or reason <> @Overtaken) order by seq desc limit 1)
            """, new { commentKey, outcome, reason, lessons = Json.Write(lessons), AnswerOutbox.Overtaken });
        await AnswerOutbox.AgainAsync(s, commentKey);
    }

    /// <summary>The text of a deleted comment goes from every delivery that brought it.</summary>
    public static Task ForgetTextAsync(WriteSession s, ReviewComment comment) =>
        s.ExecuteAsync("update deliveries set payload = @payload where comment_key = @Key",
            new { comment.Key, payload = Json.Write(comment with { Body = "", DiffHunk = null, Deleted = true }) });

    /// <summary>Back into the queue: it cannot be understood before then, which is no fault of its own.</summary>
    public Task PostponeAsync(Hold hold, string[] ids, DateTimeOffset until, string reason) => hold.WriteAsync(s =>
        s.ExecuteAsync("update deliveries set lease_until = @until, attempts = attempts - 1, reason = @reason where id in @ids", new { ids, until = until.ToStore(), reason }));

    /// <summary>Back into the queue after a while; parked with its reason when it has failed too often.</summary>
    public async Task FailAsync(Hold hold, IReadOnlyCollection<InboxRow> rows, string reason)
    {
        await hold.WriteAsync(s => FailAsync(s, rows, reason));
        Signals.Finished.Add(rows.Count(IsParked), new KeyValuePair<string, object?>("memory.outcome", "failed"));
    }

    private static bool IsParked(InboxRow row) => row.Attempts >= AttemptsMax;

    private async Task FailAsync(WriteSession s, IReadOnlyCollection<InboxRow> rows, string reason)
    {
        s.Announce(FinishedTopic);
        var now = time.GetUtcNow();
        foreach (var row in rows)
        {
            var parked = IsParked(row);
            await s.ExecuteAsync("""
                update deliveries set state = @state, outcome = @outcome, reason = @reason, lease_until = @again, finished_at = @finished where id = @Id
                """, new
            {
                row.Id,
                state = parked ? "failed" : "pending",
                outcome = parked ? "failed" : "pending",
                reason,
                again = parked ? 0 : (now + TimeSpan.FromSeconds(Math.Pow(2, row.Attempts))).ToStore(),
                finished = parked ? now.ToStore() : (long?)null,
            });
            if (parked)
                await AnswerOutbox.AgainAsync(s, row.CommentKey);
        }
    }

    /// <summary>Nothing is handed in, on any node, until this transaction ends: what is being erased is not joined by more of it.</summary>
    public static Task CloseAsync(WriteSession s) => s.ExecuteAsync("update counters set value = value where name = 'delivery'");
}
