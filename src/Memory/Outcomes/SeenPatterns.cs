using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>What a change of a session does with the pattern of a lesson in one file.</summary>
/// <param name="There">It newly stands there.</param>
/// <param name="Gone">It stood in what was changed, and stands there no more.</param>
/// <param name="Clean">It is nowhere in what was changed.</param>
public sealed record SeenPattern(string LessonId, string Path, bool There, bool Gone, bool Clean);

/// <summary>
/// What the service sees by itself of a session: a lesson that it was given is followed when the code that it forbids goes,
/// and ignored when it comes. Anything else is unknown.
/// </summary>
public sealed class SeenPatterns(Database database, TimeProvider time)
{
    private const int LessonsMax = 200;

    /// <param name="session">As exposures name it. What it is given by the same answer must not be recorded before.</param>
    public async Task NoteAsync(string session, string repo, IReadOnlyCollection<SeenPattern> seen, CancellationToken cancellation = default)
    {
        if (seen.Count == 0)
            return;
        var ids = seen.Select(p => p.LessonId).Distinct(StringComparer.Ordinal).Take(LessonsMax).ToList();
        var (given, before) = await database.ReadAsync(async s => (await OutcomeStore.GivenAsync(s, session), await OutcomeStore.OfAsync(s, Grant.All, ids)), cancellation);
        var now = time.GetUtcNow();
        var outcomes = new List<Outcome>();
        foreach (var id in ids)
        {
            var known = before[id].FirstOrDefault(o => o.Source == OutcomeSource.Seen && o.Subject == session);
            if (Judge([.. seen.Where(p => p.LessonId == id)], given.Contains(id), known) is var (kind, path) && (known?.Kind, known?.Path) != (kind, path))
                outcomes.Add(new(id, OutcomeSource.Seen, session, repo, kind, "memory", now, Path: path));
        }
        if (outcomes.Count > 0)
            await database.WriteAsync(async s =>
            {
                foreach (var outcome in outcomes)
                {
                    await OutcomeStore.PutAsync(s, outcome);
                    await OutcomeStore.RecountAsync(s, outcome.LessonId);
                }
            }, cancellation);
    }

    /// <summary>Pure. Null: nothing can be said.</summary>
    /// <param name="files">Of one lesson.</param>
    /// <param name="given">The session had the lesson before this change was seen.</param>
    internal static (OutcomeKind Kind, string Path)? Judge(IReadOnlyList<SeenPattern> files, bool given, Outcome? known)
    {
        if (files.FirstOrDefault(f => f.There) is { } there)
            return (given ? OutcomeKind.Ignored : OutcomeKind.There, there.Path);
        if (known is { Kind: OutcomeKind.There or OutcomeKind.Ignored, Path: { } path } && files.Any(f => f.Path == path && f.Clean))
            return (OutcomeKind.Followed, path);
        return given && files.FirstOrDefault(f => f.Gone) is { } gone ? (OutcomeKind.Followed, gone.Path) : null;
    }
}
