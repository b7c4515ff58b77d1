using System.Threading.Channels;
using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>
/// Remembers what each session was given. Reading is never slowed: what is served goes through a bounded channel and is
/// written in batches; when the channel is full, counts are lost, not answers.
/// </summary>
public sealed class ExposureLog(Database database, ILogger<ExposureLog> log) : BackgroundService
{
    private const int WaitingMax = 20_000;
    private const int BatchMax = 500;
    private const int SessionsMax = 10_000;
    private const int ReposMax = 5_000;
    private const int ReposAtOnce = 500;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    private readonly Channel<Entry> waiting = Channel.CreateBounded<Entry>(new BoundedChannelOptions(WaitingMax) { SingleReader = true });
    private readonly ServedCounts counts = new(WaitingMax);
    private volatile bool writing;
    private readonly RecentSessions sessions = new(SessionsMax);

    /// <summary>A lesson that was served, or a session that lost what it had before it; neither: something is to be counted.</summary>
    private readonly record struct Entry(Exposure? Exposure, string? Lost);

    /// <summary>
    /// What a session has been given; from memory, and from the store the first time. Where other nodes may have served it
    /// since, from the store each time.
    /// </summary>
    public async Task<SessionExposures> OfAsync(string session, CancellationToken cancellation)
    {
        var given = sessions.GetOrAdd(session);
        if (!database.IsShared && given.IsLoaded)
            return given;
        var mark = given.Mark;
        var rows = await database.ReadAsync(s => s.QueryAsync<Row>(
            "select lesson_id, text_hash, repo, phase, at, tokens, held from exposures where session = @session limit 5000", new { session }), cancellation);
        given.Load(rows.Select(r => (new Exposure(session, r.LessonId, r.TextHash, r.Repo, r.Phase, r.At.FromStore()) { Tokens = (int)r.Tokens }, r.Held == 1)), mark);
        return given;
    }

    /// <summary>Where a session was last given lessons, of the repositories that the grant covers; null: nowhere, as far as is written.</summary>
    /// <param name="sessionIn">How exposures name the session in a repository.</param>
    public Task<string?> RepoOfAsync(Grant grant, Func<string, string> sessionIn, CancellationToken cancellation) => database.ReadAsync(async s =>
    {
        var repos = await s.QueryAsync<string>($"select repo from repositories where {GrantSql.Covers} union select repo from lessons where {GrantSql.Covers} order by repo limit {ReposMax}", GrantSql.Parameters(grant, new { }));
        var last = default((string Repo, long At)?);
        foreach (var some in repos.Chunk(ReposAtOnce))
            if (await s.FirstAsync<Place>("select repo, max(at) as at from exposures where session in @sessions group by repo order by max(at) desc limit 1",
                    new { sessions = some.Select(sessionIn).ToArray() }) is { } place && (last is null || place.At > last.Value.At))
                last = (place.Repo, place.At);
        return last?.Repo;
    }, cancellation);

    /// <summary>Nothing waits to be written: what was served is counted.</summary>
    public bool IsWritten => waiting.Reader.Count == 0 && counts.IsEmpty && !writing;

    public void Record(Exposure exposure)
    {
        if (exposure.Session is { } session)
            sessions.GetOrAdd(session).Add(exposure);
        Write(new(exposure, null));
    }

    /// <summary>Lessons that were served to nobody who named a session: they are counted.</summary>
    public void Count(IEnumerable<string> lessonIds)
    {
        if (counts.Add(lessonIds))
            Write(new(null, null));
    }

    /// <summary>The session's context was emptied: what it was given may be given again.</summary>
    public async Task ResetAsync(string session, CancellationToken cancellation)
    {
        (await OfAsync(session, cancellation)).Reset();
        Write(new(null, session));
    }

    /// <summary>When the channel is full, or the service stops, it is not written.</summary>
    private void Write(Entry entry)
    {
        if (!waiting.Writer.TryWrite(entry))
            Unwritten(entry);
    }

    /// <summary>That the session lost something is then known to this node alone; a reset that will never be written must not be waited for.</summary>
    private void Unwritten(Entry entry)
    {
        if (entry.Lost is { } lost && sessions.Find(lost) is { } emptied)
            emptied.ResetUnwritten();
    }

    public static string Given(string lessonId, string textHash) => $"{lessonId} {textHash}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Entry>(BatchMax);
        while (await HasMoreAsync(stoppingToken))
        {
            writing = true;
            while (batch.Count < BatchMax && waiting.Reader.TryRead(out var entry))
                batch.Add(entry);
            var remembered = false;
            var served = batch.Select(e => e.Exposure).OfType<Exposure>().ToList();
            var times = Times(counts.Take(BatchMax), served);
            try
            {
                var first = await database.WriteBesideAsync(async s =>
                {
                    var news = await FirstAsync(s, served);
                    await RememberAsync(s, batch);
                    return news;
                }, CancellationToken.None);
                Written(batch);
                remembered = true;
                await database.WriteAsync(s => CountAsync(s, times, first), CancellationToken.None);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "{Count} exposures could not be written and are not counted", times.Values.Sum());
                if (!remembered)
                    batch.ForEach(Unwritten);
            }
            batch.Clear();
            if (!counts.IsEmpty)
                Write(new(null, null));
            writing = false;
            if (!stoppingToken.IsCancellationRequested)
                await Task.WhenAny(Task.Delay(Gather, stoppingToken));
        }
    }

    private void Written(List<Entry> batch)
    {
        foreach (var entry in batch)
            if (entry.Exposure is { Session: { } session } exposure && sessions.Find(session) is { } told)
                told.Written(exposure);
            else if (entry.Lost is { } lost && sessions.Find(lost) is { } emptied)
                emptied.ResetWritten();
    }

    /// <summary>When the service stops, what is waiting is still written.</summary>
    private async Task<bool> HasMoreAsync(CancellationToken stopping)
    {
        try
        {
            return await waiting.Reader.WaitToReadAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            waiting.Writer.TryComplete();
            return waiting.Reader.Count > 0 || !counts.IsEmpty;
        }
    }

    /// <summary>Of what was served to sessions, the lessons that a session had not been given before: each once.</summary>
    private static async Task<List<Exposure>> FirstAsync(Session s, List<Exposure> served)
    {
        var once = served.Where(e => e.Session is not null).DistinctBy(e => (e.Session, e.LessonId)).ToList();
        if (once.Count == 0)
            return once;
        var before = (await s.QueryAsync<(string Session, string LessonId)>("select distinct session, lesson_id from exposures where session in @sessions and lesson_id in @lessons",
            new { sessions = once.Select(e => e.Session!).Distinct().ToArray(), lessons = once.Select(e => e.LessonId).Distinct().ToArray() })).ToHashSet();
        return [.. once.Where(e => !before.Contains((e.Session!, e.LessonId)))];
    }

    /// <summary>What a session lost is lost before what it was given afterwards.</summary>
    private static async Task RememberAsync(WriteSession s, List<Entry> batch)
    {
        var served = new List<Exposure>();
        foreach (var entry in batch)
        {
            if (entry.Exposure is { Session: not null } exposure)
                served.Add(exposure);
            if (entry.Lost is not { } session)
                continue;
            await RememberAsync(s, served);
            served.Clear();
            await s.ExecuteAsync("update exposures set held = 0 where session = @session", new { session });
        }
        await RememberAsync(s, served);
    }

    /// <summary>In one order on every node, so that two that write of the same session wait for each other in turn.</summary>
    private static async Task RememberAsync(WriteSession s, List<Exposure> served)
    {
        foreach (var e in served.OrderBy(e => e.Session, StringComparer.Ordinal).ThenBy(e => e.LessonId, StringComparer.Ordinal).ThenBy(e => e.TextHash, StringComparer.Ordinal))
            await s.ExecuteAsync($"""
                insert into exposures (session, lesson_id, text_hash, repo, phase, at, tokens, held) values (@Session, @LessonId, @TextHash, @Repo, @Phase, @at, @Tokens, 1)
                on conflict (session, lesson_id, text_hash) do update set
                tokens = case when exposures.held = 1 and exposures.tokens > excluded.tokens then exposures.tokens else excluded.tokens end, held = 1,
                phase = case when exposures.phase = '{Exposure.Deny}' then exposures.phase else excluded.phase end
                """, new { e.Session, e.LessonId, e.TextHash, e.Repo, e.Phase, at = e.At.ToStore(), e.Tokens });
    }

    /// <summary>How often each lesson was served.</summary>
    private static Dictionary<string, int> Times(Dictionary<string, int> unnamed, List<Exposure> served)
    {
        foreach (var exposure in served)
            unnamed[exposure.LessonId] = unnamed.GetValueOrDefault(exposure.LessonId) + 1;
        return unnamed;
    }

    /// <summary>Counts are no change of the lesson: indexes need not hear of them.</summary>
    /// <param name="times">How often, by lesson.</param>
    /// <param name="first">See <see cref="FirstAsync"/>.</param>
    private static async Task CountAsync(WriteSession s, Dictionary<string, int> times, List<Exposure> first)
    {
        await LessonSums.AddAsync(s, first.Select(e => new LessonSums(e.LessonId, e.Repo, Given: 1)));
        foreach (var (id, n) in times)
            await s.ExecuteAsync("update lessons set served = served + @n where id = @id", new { id, n });
    }

    private sealed class Place
    {
        public string Repo { get; set; } = "";
        public long At { get; set; }
    }

    private sealed class Row
    {
        public string LessonId { get; set; } = "";
        public string TextHash { get; set; } = "";
        public string Repo { get; set; } = "";
        public string Phase { get; set; } = "";
        public long At { get; set; }
        public long Tokens { get; set; }
        public long Held { get; set; }
    }
}
