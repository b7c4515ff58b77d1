using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Outcomes;
using Memory.Telemetry;

namespace Memory.Serving;

/// <summary>
/// Notes lessons that were shown by something else than a pack: a search, an answer, a check, a tour, a resource. A session has them before it from then
/// on; what it asked for takes none of the tokens that it may be told unasked. Where no session is named they are counted.
/// </summary>
public sealed class ShownLessons(ExposureLog exposures, TimeProvider time)
{
    public const string Search = "search", Ask = "ask", Check = "check", Tour = "tour", Resource = "resource";

    /// <param name="repo">Null: a request for all of a key's repositories; sessions are of one.</param>
    /// <param name="session">As the client names it; null or empty for none.</param>
    /// <param name="phase">What showed them.</param>
    public void Note(IEnumerable<Lesson> lessons, string? repo, string keyId, string? session, string phase)
    {
        var served = lessons as IReadOnlyCollection<Lesson> ?? [.. lessons];
        Signals.Served.Add(served.Count);
        if (repo is null || string.IsNullOrEmpty(session))
        {
            exposures.Count(served.Select(l => l.Id));
            return;
        }
        var now = time.GetUtcNow();
        var whose = PackServing.SessionOf(keyId, repo, session);
        foreach (var lesson in served)
            exposures.Record(new(whose, lesson.Id, ApprovalHash.Of(lesson), repo, phase, now));
    }
}
