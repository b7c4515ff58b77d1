using System.Threading.Channels;
using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>What a change of a session does with the pattern of a lesson in one file.</summary>
/// <param name="There">It newly stands there.</param>
/// <param name="Gone">It stood in what was changed, and stands there no more.</param>
/// <param name="Clean">It is nowhere in what was changed.</param>
/// <param name="Whole">All of what the session changed in the file was seen, not one edit of several.</param>
public sealed record SeenPattern(string LessonId, string Path, bool There, bool Gone, bool Clean, bool Whole);

/// <summary>What was seen of a session at one moment.</summary>
/// <param name="Session">As exposures name it.</param>
/// <param name="Given">Ids of the lessons that it had before it, before this was answered.</param>
public sealed record SeenChange(string Session, string Repo, IReadOnlyCollection<SeenPattern> Patterns, IReadOnlySet<string> Given)
{
    /// <summary>On which the session is at work; null where that is not known.</summary>
    public string? Branch { get; init; }
}

/// <summary>
/// What the service sees by itself of a session: a lesson that it was given is followed when the code that it forbids goes,
/// and ignored when it comes. Anything else is unknown. Whoever waits for an answer does not wait for this: what is noticed
/// goes through a bounded channel, and when that is full, outcomes stay unknown.
/// </summary>
public sealed class SeenPatterns(Database database, TimeProvider time, ILogger<SeenPatterns> log) : BackgroundService
{
    private const int LessonsMax = 200;
    private const int WaitingMax = 5_000;

    private readonly Channel<SeenChange> waiting = Channel.CreateBounded<SeenChange>(new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Notice(SeenChange change)
    {
        if (change.Patterns.Count > 0 || change.Branch is not null)
            waiting.Writer.TryWrite(change);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in waiting.Reader.ReadAllAsync(stoppingToken))
                await TryNoteAsync(change);
        }
        catch (OperationCanceledException)
        {
            // What waits when the service stops is still written.
            while (waiting.Reader.TryRead(out var change))
                await TryNoteAsync(change);
        }
    }

    private async Task TryNoteAsync(SeenChange change)
    {
        try
        {
            await NoteAsync(change);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "What was seen of {Count} lessons could not be written and stays unknown", change.Patterns.Count);
        }
    }

    private async Task NoteAsync(SeenChange change)
    {
        var now = time.GetUtcNow();
        if (await database.ReadAsync(s => OutcomesAsync(s, change, now), CancellationToken.None) is { Count: > 0 } || change.Branch is not null)
            await database.WriteAsync(s => NoteAsync(s, change, now), CancellationToken.None);
    }

    /// <returns>Of how many lessons something is known that was not before.</returns>
    public static async Task<int> NoteAsync(WriteSession s, SeenChange change, DateTimeOffset now)
    {
        if (change.Branch is { } branch)
            await SessionBranches.PutAsync(s, change.Session, change.Repo, branch, now);
        var outcomes = await OutcomesAsync(s, change, now);
        foreach (var outcome in outcomes)
        {
            await OutcomeStore.PutAsync(s, outcome);
            await OutcomeStore.RecountAsync(s, outcome.LessonId);
        }
        return outcomes.Count;
    }

    private static async Task<List<Outcome>> OutcomesAsync(Session s, SeenChange change, DateTimeOffset now)
    {
        var ids = change.Patterns.Select(p => p.LessonId).Distinct(StringComparer.Ordinal).Take(LessonsMax).ToList();
        if (ids.Count == 0)
            return [];
        var before = await OutcomeStore.SeenAsync(s, change.Session, ids);
        var outcomes = new List<Outcome>();
        foreach (var id in ids)
        {
            var known = before.GetValueOrDefault(id);
            if (Judge([.. change.Patterns.Where(p => p.LessonId == id)], change.Given.Contains(id), known) is var (kind, path) && known != (kind, path))
                outcomes.Add(new(id, OutcomeSource.Seen, change.Session, change.Repo, kind, "memory", now, Path: path));
        }
        return outcomes;
    }

    /// <summary>Pure. Null: nothing can be said.</summary>
    /// <param name="files">Of one lesson.</param>
    /// <param name="given">The session had the lesson before this change was seen.</param>
    /// <param name="known">What was seen of the session last.</param>
    internal static (OutcomeKind Kind, string? Path)? Judge(IReadOnlyList<SeenPattern> files, bool given, (OutcomeKind Kind, string? Path)? known)
    {
        if (files.FirstOrDefault(f => f.There) is { } there)
            return (given ? OutcomeKind.Ignored : OutcomeKind.There, there.Path);
        // What was never written, because it was refused, is avoided by any other words; what was written has to go.
        if (known is (OutcomeKind.There or OutcomeKind.Ignored, { } path)
            && files.Any(f => f.Path == path && f.Clean && (f.Whole || f.Gone || known.Value.Kind == OutcomeKind.There)))
            return (OutcomeKind.Followed, path);
        return given && files.FirstOrDefault(f => f.Gone) is { } gone ? (OutcomeKind.Followed, gone.Path) : null;
    }
}
