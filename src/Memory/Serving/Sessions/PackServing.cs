using Memory.Indexing;
using Memory.Lessons.Lifecycle;
using Memory.Outcomes;
using Memory.Telemetry;

namespace Memory.Serving;

/// <summary>Gives a session its pack: nothing that it was given before and that still says the same, and what it gets is remembered.</summary>
public sealed class PackServing(ILessonIndex index, IndexFollower follower, ExposureLog exposures, TimeProvider time)
{
    /// <summary>Two keys that name their session alike are two sessions.</summary>
    public static string SessionOf(string keyId, string repo, string name) => $"{keyId}/{repo}/{name}";

    /// <param name="session">Of <see cref="SessionOf"/>; null: what is given is counted, and can be given again.</param>
    public async Task<Pack> ServeAsync(ContextInput input, string? session, CancellationToken cancellation)
    {
        await follower.CatchUpAsync(cancellation);
        if (session is not null)
            input = input with { AlreadyGiven = await GivenAsync(input, await exposures.OfAsync(session, cancellation), cancellation) };
        var pack = await ContextBuilder.BuildAsync(input, index, cancellation);
        Signals.Served.Add(pack.Lessons.Count);
        if (session is null)
            exposures.Count(pack.Lessons.Select(l => l.Lesson.Id));
        else
            Note(pack, session, input);
        return pack;
    }

    /// <summary>Of what the session has been given, the lessons that still say the same.</summary>
    private async ValueTask<HashSet<string>> GivenAsync(ContextInput input, SessionExposures session, CancellationToken cancellation)
    {
        var texts = session.Given;
        var known = await index.FindAsync(input.Grant, [.. texts.Select(t => t[..t.IndexOf(' ')]).Distinct(StringComparer.Ordinal)], cancellation);
        return known.Where(l => texts.Contains(ExposureLog.Given(l.Id, ApprovalHash.Of(l)))).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
    }

    private void Note(Pack pack, string session, ContextInput input)
    {
        var (now, phase) = (time.GetUtcNow(), input.Phase.ToString().ToLowerInvariant());
        for (var i = 0; i < pack.Lessons.Count; i++)
        {
            var lesson = pack.Lessons[i].Lesson;
            exposures.Record(new(session, lesson.Id, ApprovalHash.Of(lesson), input.Repo, phase, now) { Tokens = Share(pack, i) });
        }
    }

    /// <summary>The pack's tokens, its wrapper's too, over its lessons.</summary>
    private static int Share(Pack pack, int i) => pack.Tokens / pack.Lessons.Count + (i < pack.Tokens % pack.Lessons.Count ? 1 : 0);
}
