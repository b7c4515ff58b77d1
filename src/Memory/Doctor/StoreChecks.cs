using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Memory.Client;
using Memory.Indexing;
using Memory.Intake;
using Memory.Storage;

namespace Memory.Doctor;

/// <summary>The store, what waits in it, and the index that follows it.</summary>
internal sealed class StoreChecks(Database database, Inbox inbox, IndexFollower follower, ILessonIndex index, TimeProvider time)
{
    /// <summary>Learning takes moments; who waits longer waits for something that is wrong.</summary>
    private static readonly TimeSpan WaitingTooLong = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<DoctorCheck>> LookAsync(CancellationToken cancellation)
    {
        try
        {
            return [await ReachAsync(cancellation), await WholeAsync(cancellation), await DurableAsync(cancellation), .. await InboxAsync(cancellation), await IndexAsync(cancellation)];
        }
        catch (Exception e) when (e is DbException or IOException or TimeoutException)
        {
            return [Finding.Failed("store", "it cannot be reached", "SQLite: is the disk there, and may this user write to it? PostgreSQL: does the server of ConnectionStrings:Memory run? The service goes on by itself when it is back.")];
        }
    }

    private async Task<DoctorCheck> ReachAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.GetTimestamp();
        var applied = await database.ReadAsync(s => s.QueryAsync<string>("select name from migrations order by name"), cancellation);
        var missing = Migrations.Names.Except(applied).ToList();
        return missing.Count == 0
            ? Finding.Ok("store", string.Create(CultureInfo.InvariantCulture, $"reached in {Stopwatch.GetElapsedTime(clock).TotalMilliseconds:0.0} ms; migrations up to {applied[^1]}"))
            : Finding.Failed("store", $"the migrations {string.Join(", ", missing)} are missing", "Restart the service: it applies them at its start.");
    }

    private async Task<DoctorCheck> WholeAsync(CancellationToken cancellation) =>
        await database.ReadAsync(s => s.QuickCheckAsync(), cancellation) is { Count: > 0 } wrong
            ? Finding.Failed("integrity", string.Join("; ", wrong), "Take 'memory backup' now, stop the service, and restore the last good backup into a new data folder or database.")
            : Finding.Ok("integrity", "the store's own check finds nothing");

    /// <summary>Acknowledged means on disk; with PostgreSQL, that is its server's to keep.</summary>
    private async Task<DoctorCheck> DurableAsync(CancellationToken cancellation) =>
        await database.ReadAsync(s => s.DurabilityCheckAsync(), cancellation) is { Count: > 0 } off
            ? Finding.Warning("durability", $"{string.Join("; ", off)}: what was acknowledged can be lost when the store's machine loses power",
                "Set fsync, full_page_writes and synchronous_commit to 'on' in postgresql.conf (look at ALTER DATABASE and ALTER ROLE too), then reload the server.")
            : Finding.Ok("durability", "what is acknowledged is on disk");

    private async Task<IReadOnlyList<DoctorCheck>> InboxAsync(CancellationToken cancellation)
    {
        var (pending, oldestAt, reason, failed) = await inbox.BacklogAsync(cancellation);
        var waiting = oldestAt is { } since ? time.GetUtcNow() - since.FromStore() : TimeSpan.Zero;
        return
        [
            waiting > WaitingTooLong
                ? Finding.Warning("inbox", string.Create(CultureInfo.InvariantCulture, $"{pending} wait, the oldest for {waiting.TotalMinutes:0} min{(reason is null ? "" : $": {reason}")}"),
                    reason is null ? "After a large import this passes by itself. Does the number not fall? The service's log says why." : "What it waits for is looked at again by itself; memory deliveries --outcome pending names the others.")
                : Finding.Ok("inbox", pending == 0 ? "empty" : $"{pending} wait"),
            failed > 0
                ? Finding.Warning("deliveries", $"{failed} could not be learned from", "memory deliveries --outcome failed names them; hand the comments in again with another text or time of edit.")
                : Finding.Ok("deliveries", "none failed"),
        ];
    }

    private async Task<DoctorCheck> IndexAsync(CancellationToken cancellation)
    {
        var lessons = await database.ReadAsync(s => s.ScalarAsync<long>("select count(*) from lessons where erased = 0"), cancellation);
        if (await index.AwayAsync(cancellation) is { } away)
            return Finding.Warning("index", away, "After a first start, a restore or a new embedder this passes by itself. Is Qdrant there, at Memory:Qdrant:Url and with Memory:Qdrant:ApiKey? The service goes on by itself when it is back.");
        return follower.IsCaughtUp
            ? Finding.Ok("index", $"caught up; {lessons} lessons")
            : Finding.Warning("index", "it is behind the store: what was stored last is not found yet", "After a start or a restore this passes by itself. Does it not? The service's log says why; a restart rebuilds the index.");
    }
}
