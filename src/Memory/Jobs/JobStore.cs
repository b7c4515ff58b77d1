using System.Security.Cryptography;
using Memory.Storage;
using Memory.Storage.Signals;

namespace Memory.Jobs;

/// <summary>Jobs as rows. Who runs them holds the right to (see <see cref="JobRunner"/>), and writes over its hold.</summary>
public sealed class JobStore(Database database, TimeProvider time)
{
    /// <summary>A job that was interrupted, or failed, this often without getting on is failed.</summary>
    public const int AttemptsMax = 3;
    /// <summary>Jobs that are not over, of all kinds and repositories.</summary>
    public const int OpenMax = 50;
    /// <summary>How long a job can be asked for after its end.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private const string QueuedTopic = "jobs-queued";
    private const string ChangedTopic = "jobs-changed";

    /// <summary>Raised when there is something to run, on whichever node. Take it before looking.</summary>
    public Signal Queued => database.On(QueuedTopic);

    /// <summary>Raised when a job changed, on whichever node. Take it before looking.</summary>
    public Signal Changed => database.On(ChangedTopic);

    /// <returns>The id of the job; it is on disk when the transaction ends.</returns>
    /// <exception cref="JobsFullException">Nothing was stored.</exception>
    public static async Task<string> AddAsync(WriteSession s, string kind, string repo, string? input, DateTimeOffset now)
    {
        if (await s.ScalarAsync<long>("select count(*) from jobs where state in ('queued', 'running', 'waiting')") >= OpenMax)
            throw new JobsFullException();
        var id = "J" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        await s.ExecuteAsync("""
            insert into jobs (id, kind, repo, owner, state, done, input, attempts, created_at) values (@id, @kind, @repo, @owner, 'queued', 0, @input, 0, @now)
            """, new { id, kind, repo, owner = Grant.OwnerOf(repo), input, now = now.ToStore() });
        s.Announce(QueuedTopic);
        return id;
    }

    /// <returns>The job of a kind that waits or runs for a repository; null when there is none.</returns>
    public static Task<string?> OpenAsync(Session s, string kind, string repo) =>
        s.FirstAsync<string>("select id from jobs where kind = @kind and repo = @repo and state in ('queued', 'running', 'waiting')", new { kind, repo });

    /// <returns>Null when there is none that the grant covers.</returns>
    public Task<JobRow?> FindAsync(Grant grant, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(s => s.FirstAsync<JobRow>($"select {JobRow.Columns} from jobs where id = @id and {GrantSql.Covers}", GrantSql.Parameters(grant, new { id })), cancellation);

    /// <summary>
    /// Something is being erased: what was given to jobs and what they came to can quote anybody, so those that hold words go, and
    /// those that are being run may have read it, and begin again from their cursor.
    /// </summary>
    /// <param name="repo">Of one repository; null: of all.</param>
    public static async Task ForgetAsync(WriteSession s, string? repo)
    {
        await s.ExecuteAsync("delete from jobs where (@repo is null or repo = @repo) and (input is not null or result is not null)", new { repo });
        await s.ExecuteAsync("update jobs set state = 'queued', attempts = 0 where state = 'running' and (@repo is null or repo = @repo)", new { repo });
        s.Announce(QueuedTopic);
        s.Announce(ChangedTopic);
    }

    public static Task ForgetRepositoryAsync(WriteSession s, string repo) => s.ExecuteAsync("delete from jobs where repo = @repo", new { repo });

    /// <summary>What a node that is gone had begun is queued again, or given up: only who holds the right runs anything.</summary>
    internal Task ReleaseAsync(Hold hold) => hold.WriteAsync(s => Told(s, """
        update jobs set state = case when attempts < @AttemptsMax then 'queued' else 'failed' end,
            error = case when attempts < @AttemptsMax then null else @error end, input = case when attempts < @AttemptsMax then input end,
            finished_at = case when attempts < @AttemptsMax then null else @now end
        where state = 'running'
        """, new { AttemptsMax, error = $"the service ended in the middle of it {AttemptsMax} times", now = time.GetUtcNow().ToStore() }));

    /// <summary>Takes the oldest that may run now.</summary>
    internal Task<JobRow?> ClaimAsync(Hold hold) => hold.WriteBesideAsync(async s =>
    {
        var rows = await s.QueryAsync<JobRow>($"""
            with next as (
                select id from jobs where state = 'queued' or (state = 'waiting' and wait_until <= @now) order by created_at, id limit 1 for update skip locked
            )
            update jobs set state = 'running', attempts = attempts + 1, wait_until = null where id in (select id from next) returning {JobRow.Columns}
            """, new { now = time.GetUtcNow().ToStore() });
        if (rows.Count > 0)
            s.Announce(ChangedTopic);
        return rows.FirstOrDefault();
    });

    /// <summary>How far a running job is. Where it can go on from a later place than before, its attempts are counted anew.</summary>
    /// <returns>What its repository is called now.</returns>
    /// <exception cref="JobGoneException">There is no such running job any more.</exception>
    internal static Task<string> SaveAsync(Hold hold, string id, long done, long? total, string? cursor) => hold.WriteBesideAsync(async s =>
    {
        s.Announce(ChangedTopic);
        return await s.FirstAsync<string>("""
            update jobs set done = @done, total = @total, attempts = case when coalesce(cursor, '') = coalesce(@cursor, '') then attempts else 0 end, cursor = @cursor
            where id = @id and state = 'running' returning repo
            """, new { id, done, total, cursor }) ?? throw new JobGoneException();
    });

    internal Task EndAsync(Hold hold, string id, JobEnd end) => hold.WriteBesideAsync(s => end switch
    {
        JobEnd.Wait wait => Told(s, "update jobs set state = 'waiting', wait_until = @until, attempts = 0 where id = @id and state = 'running'", new { id, until = wait.Until.ToStore() }),
        JobEnd.Done done => Told(s, "update jobs set state = 'done', done = coalesce(total, done), input = null, result = @Result, finished_at = @now where id = @id and state = 'running'",
            new { id, done.Result, now = time.GetUtcNow().ToStore() }),
        _ => throw new ArgumentOutOfRangeException(nameof(end)),
    });

    /// <summary>For good.</summary>
    internal Task FailAsync(Hold hold, string id, string reason) => hold.WriteBesideAsync(s => Told(s,
        "update jobs set state = 'failed', error = @reason, input = null, finished_at = @now where id = @id and state = 'running'", new { id, reason, now = time.GetUtcNow().ToStore() }));

    /// <summary>To be tried again after a while.</summary>
    internal Task TryAgainAsync(Hold hold, JobRow job) => hold.WriteBesideAsync(s => Told(s,
        "update jobs set state = 'waiting', wait_until = @until where id = @Id and state = 'running'", new { job.Id, until = (time.GetUtcNow() + TimeSpan.FromSeconds(5 << job.Attempts)).ToStore() }));

    /// <summary>The service stops in good order: this was no attempt.</summary>
    internal static Task GiveBackAsync(Hold hold, string id) => hold.WriteBesideAsync(s => Told(s,
        "update jobs set state = 'queued', attempts = attempts - 1 where id = @id and state = 'running'", new { id }));

    internal Task<int> PruneAsync(Hold hold) => hold.WriteBesideAsync(s =>
        s.ExecuteAsync("delete from jobs where finished_at < @before", new { before = (time.GetUtcNow() - KeptFor).ToStore() }));

    private static Task<int> Told(WriteSession s, string sql, object args)
    {
        s.Announce(ChangedTopic);
        return s.ExecuteAsync(sql, args);
    }
}
