using Memory.Client;
using Memory.Storage;
using Lesson = Memory.Lessons.Lesson;

namespace Memory.Outcomes;

/// <summary>What became of a lesson, as it goes over the wire.</summary>
public static class OutcomesWire
{
    /// <summary>As far as the grant sees where it was seen.</summary>
    public static async Task<LessonOutcomes> OfAsync(Session s, Grant grant, Lesson lesson) => (await OfAsync(s, grant, [lesson]))[lesson.Id];

    /// <summary>The same of many, by id.</summary>
    public static async Task<Dictionary<string, LessonOutcomes>> OfAsync(Session s, Grant grant, IReadOnlyCollection<Lesson> lessons)
    {
        var tallies = await OutcomeStore.TalliesAsync(s, grant, [.. lessons.Select(l => l.Id)]);
        return lessons.ToDictionary(l => l.Id, l => Of(l, tallies[l.Id].Tally, tallies[l.Id].Sessions), StringComparer.Ordinal);
    }

    /// <summary>
    /// The same lessons with the counts that a reader may know: one for several repositories was served and followed in some that
    /// the grant does not cover.
    /// </summary>
    public static async Task<List<Lesson>> AsSeenAsync(Session s, Grant grant, IReadOnlyCollection<Lesson> lessons)
    {
        if (grant.Everything)
            return [.. lessons];
        var wide = await OutcomeStore.TalliesAsync(s, grant, [.. lessons.Where(l => l.Repo.EndsWith('*')).Select(l => l.Id)]);
        return [.. lessons.Select(l => wide.TryGetValue(l.Id, out var seen) ? l with { Served = seen.Sessions, Followed = seen.Tally.Followed, Recurrences = seen.Tally.Recurred } : l)];
    }

    /// <summary>Before: said until the words were approved.</summary>
    private static LessonOutcomes Of(Lesson lesson, OutcomeTally tally, long sessions) => new()
    {
        Sessions = sessions,
        Followed = tally.Followed,
        Ignored = tally.Ignored,
        Wrong = tally.Wrong,
        Outdated = tally.Outdated,
        Unknown = Math.Max(0, sessions - tally.Known),
        SaidBefore = lesson.Evidence.Count(e => e.SaidAt <= (lesson.ApprovedAt ?? lesson.CreatedAt)),
        SaidAgain = tally.Recurred,
        Doubts = tally.Doubts,
    };
}
