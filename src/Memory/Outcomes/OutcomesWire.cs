using Memory.Client;
using Memory.Storage;
using Lesson = Memory.Lessons.Lesson;

namespace Memory.Outcomes;

/// <summary>What became of a lesson, as it goes over the wire.</summary>
public static class OutcomesWire
{
    /// <summary>As far as the grant sees where it was seen.</summary>
    public static async Task<LessonOutcomes> OfAsync(Session s, Grant grant, Lesson lesson) => Of(
        lesson, OutcomeTally.Of([.. (await OutcomeStore.OfAsync(s, grant, [lesson.Id]))[lesson.Id]]), await OutcomeStore.SessionsAsync(s, grant, lesson.Id));

    /// <summary>
    /// The same lessons with the counts that a reader may know: one for several repositories was served and followed in some that
    /// the grant does not cover.
    /// </summary>
    public static async Task<List<Lesson>> AsSeenAsync(Session s, Grant grant, IReadOnlyCollection<Lesson> lessons)
    {
        if (grant.Everything)
            return [.. lessons];
        var wide = lessons.Where(l => l.Repo.EndsWith('*')).Select(l => l.Id).ToList();
        var outcomes = await OutcomeStore.OfAsync(s, grant, wide);
        var seen = new List<Lesson>(lessons.Count);
        foreach (var lesson in lessons)
        {
            if (!lesson.Repo.EndsWith('*'))
            {
                seen.Add(lesson);
                continue;
            }
            var tally = OutcomeTally.Of([.. outcomes[lesson.Id]]);
            seen.Add(lesson with { Served = await OutcomeStore.SessionsAsync(s, grant, lesson.Id), Followed = tally.Followed, Recurrences = tally.Recurred });
        }
        return seen;
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
