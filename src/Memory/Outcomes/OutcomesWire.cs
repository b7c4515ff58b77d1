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
