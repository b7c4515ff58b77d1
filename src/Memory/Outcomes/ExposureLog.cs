using System.Collections.Concurrent;
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
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    private readonly Channel<Exposure> waiting = Channel.CreateBounded<Exposure>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private volatile bool writing;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte>> sessions = new(StringComparer.Ordinal);

    /// <summary>
    /// What a session has been given, as <c>id hash</c>; from memory, and from the store the first time. Where other nodes
    /// may have served it since, from the store each time.
    /// </summary>
    public async Task<IReadOnlyCollection<string>> GivenAsync(string session, CancellationToken cancellation)
    {
        if (!database.IsShared && sessions.TryGetValue(session, out var known))
            return (IReadOnlyCollection<string>)known.Keys;
        var rows = await database.ReadAsync(s => s.QueryAsync<Row>(
            "select lesson_id, text_hash from exposures where session = @session limit 5000", new { session }), cancellation);
        // Forgetting sessions costs one query each, so the simplest way to stay bounded will do.
        if (sessions.Count >= SessionsMax)
            sessions.Clear();
        var given = sessions.GetOrAdd(session, _ => new(StringComparer.Ordinal));
        foreach (var row in rows)
            given.TryAdd(Given(row.LessonId, row.TextHash), 0);
        return (IReadOnlyCollection<string>)given.Keys;
    }

    /// <summary>Nothing waits to be written: what was served is counted.</summary>
    public bool IsWritten => waiting.Reader.Count == 0 && !writing;

    public void Record(Exposure exposure)
    {
        if (exposure.Session is { } session)
            sessions.GetOrAdd(session, _ => new(StringComparer.Ordinal)).TryAdd(Given(exposure.LessonId, exposure.TextHash), 0);
        waiting.Writer.TryWrite(exposure);
    }

    public static string Given(string lessonId, string textHash) => $"{lessonId} {textHash}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Exposure>(BatchMax);
        while (await HasMoreAsync(stoppingToken))
        {
            writing = true;
            while (batch.Count < BatchMax && waiting.Reader.TryRead(out var exposure))
                batch.Add(exposure);
            try
            {
                await database.WriteBesideAsync(s => RememberAsync(s, batch), CancellationToken.None);
                await database.WriteAsync(s => CountAsync(s, batch), CancellationToken.None);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "{Count} exposures could not be written and are not counted", batch.Count);
            }
            batch.Clear();
            writing = false;
            if (!stoppingToken.IsCancellationRequested)
                await Task.WhenAny(Task.Delay(Gather, stoppingToken));
        }
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
            return waiting.Reader.Count > 0;
        }
    }

    /// <summary>In one order on every node, so that two that write of the same session wait for each other in turn.</summary>
    private static async Task RememberAsync(WriteSession s, List<Exposure> batch)
    {
        foreach (var e in batch.Where(e => e.Session is not null)
            .OrderBy(e => e.Session, StringComparer.Ordinal).ThenBy(e => e.LessonId, StringComparer.Ordinal).ThenBy(e => e.TextHash, StringComparer.Ordinal))
            await s.ExecuteAsync("""
                insert into exposures (session, lesson_id, text_hash, repo, phase, at) values (@Session, @LessonId, @TextHash, @Repo, @Phase, @at)
                on conflict do nothing
                """, new { e.Session, e.LessonId, e.TextHash, e.Repo, e.Phase, at = e.At.ToStore() });
    }

    /// <summary>Counts are no change of the lesson: indexes need not hear of them.</summary>
    private static async Task CountAsync(WriteSession s, List<Exposure> batch)
    {
        foreach (var lesson in batch.GroupBy(e => e.LessonId))
            await s.ExecuteAsync("update lessons set served = served + @n where id = @id", new { id = lesson.Key, n = lesson.Count() });
    }

    private sealed class Row
    {
        public string LessonId { get; set; } = "";
        public string TextHash { get; set; } = "";
    }
}
