using Memory.Storage;
using Memory.Storage.Signals;
using Memory.Tombstones;

namespace Memory.Intake.Events;

/// <summary>Events among the deliveries: stored before anything is done, taken by one node at a time, tried again when that fails.</summary>
internal sealed class EventInbox(Database database, TimeProvider time)
{
    /// <summary>The mode of a delivery that is no comment.</summary>
    public const string Mode = "event";
    private const string Topic = "event-arrived";
    private const int TakenAtOnce = 20;
    /// <summary>With the waits between them some four hours.</summary>
    private const int AttemptsMax = 14;
    private static readonly TimeSpan WaitMax = TimeSpan.FromHours(1);
    /// <summary>Longer than anything that is done takes; then another node takes it up.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Raised when one arrived, on whichever node. Take it before looking.</summary>
    public Signal Arrived => database.On(Topic);

    /// <returns>False: it was stored before, or its repository was erased and stays away.</returns>
    public Task<bool> StoreAsync(string id, HostEvent happened) => StoreAsync(id, happened, parked: null);

    /// <summary>Stored with the reason why nothing is done of it: in one write, so that nobody takes it up in between.</summary>
    public Task ParkAsync(string id, HostEvent happened, string reason) => StoreAsync(id, happened, reason);

    private Task<bool> StoreAsync(string id, HostEvent happened, string? parked) => database.WriteBesideAsync(async s =>
    {
        if (await TombstoneStore.OfRepositoryAsync(s, happened.Repo) is not null)
            return false;
        var seq = await s.ScalarAsync<long>("update counters set value = value + 1 where name = 'delivery' returning value");
        if (parked is null)
            s.Announce(Topic);
        var now = time.GetUtcNow().ToStore();
        return await s.ExecuteAsync("""
            insert into deliveries (id, seq, batch, event, repo, owner, comment_key, comment_id, content_hash, mode, payload, received_at, state, outcome, reason, lessons, attempts, lease_until, finished_at)
            values (@id, @seq, @id, @Name, @Repo, @owner, @key, '', '', @Mode, @payload, @now, @state, @state, @parked, '[]', 0, 0, @finished)
            on conflict (id) do nothing
            """, new
        {
            id,
            seq,
            happened.Name,
            happened.Repo,
            owner = Grant.OwnerOf(happened.Repo),
            key = $"event:{id}",
            Mode,
            payload = Json.Write(happened),
            now,
            state = parked is null ? "pending" : "failed",
            parked,
            finished = parked is null ? (long?)null : now,
        }) > 0;
    });

    /// <summary>Given up at once: trying again would not help.</summary>
    public Task ParkAsync(string id, string reason) => database.WriteBesideAsync(s => s.ExecuteAsync(
        "update deliveries set state = 'failed', outcome = 'failed', reason = @reason, lease_until = 0, finished_at = @now where id = @id", new { id, reason, now = time.GetUtcNow().ToStore() }));

    public Task<List<InboxRow>> ClaimAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.WriteBesideAsync(async s =>
        {
            var rows = await s.QueryAsync<InboxRow>($"""
                with free as (
                    select id from deliveries where state = 'pending' and mode = @Mode and lease_until <= @now order by seq limit @TakenAtOnce for update skip locked
                )
                update deliveries set attempts = attempts + 1, lease_until = @until where id in (select id from free) returning {InboxRow.Columns}
                """, new { Mode, now = now.ToStore(), until = (now + Lease).ToStore(), TakenAtOnce });
            rows.Sort((a, b) => a.Seq.CompareTo(b.Seq));
            return rows;
        }, cancellation);
    }

    public Task FinishAsync(string id, string outcome, string reason) =>
        database.WriteBesideAsync(s => Inbox.FinishAsync(s, id, outcome, reason, [], time.GetUtcNow()));

    /// <summary>Not before then, which is no fault of its own and counts as no attempt.</summary>
    public Task PostponeAsync(InboxRow row, string reason, DateTimeOffset until) => database.WriteBesideAsync(s =>
        s.ExecuteAsync("update deliveries set lease_until = @until, attempts = attempts - 1, reason = @reason where id = @Id", new { row.Id, until = until.ToStore(), reason }));

    /// <summary>As if they had not been taken; what another node has taken since is that node's.</summary>
    public Task GiveBackAsync(IReadOnlyList<InboxRow> rows) => database.WriteBesideAsync(async s =>
    {
        foreach (var row in rows)
            await s.ExecuteAsync("update deliveries set lease_until = 0, attempts = attempts - 1 where id = @Id and state = 'pending' and attempts = @Attempts", new { row.Id, row.Attempts });
        return true;
    });

    /// <summary>Tried again after a while, an hour at last; after fourteen times it is parked with its reason until somebody replays it.</summary>
    public Task FailAsync(InboxRow row, string reason)
    {
        var now = time.GetUtcNow();
        var parked = row.Attempts >= AttemptsMax;
        var again = now + TimeSpan.FromTicks(Math.Min(WaitMax.Ticks, TimeSpan.FromSeconds(2 << Math.Min(row.Attempts, AttemptsMax)).Ticks));
        return database.WriteBesideAsync(s => s.ExecuteAsync("""
            update deliveries set state = @state, outcome = @outcome, reason = @reason, lease_until = @again, finished_at = @finished where id = @Id
            """, new
        {
            row.Id,
            state = parked ? "failed" : "pending",
            outcome = parked ? "failed" : "pending",
            reason,
            again = parked ? 0 : again.ToStore(),
            finished = parked ? now.ToStore() : (long?)null,
        }));
    }
}
