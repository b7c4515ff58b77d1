using Memory.Lessons.Lifecycle;
using Memory.Storage;

namespace Memory.Lessons;

/// <summary>Applies what the lifecycle decides: loads, decides, saves, and passes on what follows for other lessons.</summary>
public static class LessonCommands
{
    /// <summary>Commands that one command can set off; a conflict has two sides, rarely a few more.</summary>
    private const int FollowUpsMax = 100;

    /// <returns>Null when there is no such lesson.</returns>
    /// <param name="who">Login, <c>key:name</c> or <c>memory</c>; stands in the history.</param>
    public static async Task<LessonResult?> ApplyAsync(WriteSession s, string id, LessonCommand command, string who, DateTimeOffset now)
    {
        // Inside the service a lesson is always whole: saving what a narrow grant sees would lose the rest of its evidence.
        if (await LessonStore.FindAsync(s, Grant.All, id) is not { } lesson)
            return null;
        var result = LessonLifecycle.Apply(lesson, command, now);
        if (result is not LessonResult.Changed changed)
            return result;
        var saved = await LessonWriter.SaveAsync(s, changed.Lesson, [new HistoryStep(who, changed.What, changed.Note, now)]);
        var waiting = new Queue<FollowUp>(changed.Then);
        for (var i = 0; i < FollowUpsMax && waiting.TryDequeue(out var next); i++)
        {
            if (await LessonStore.FindAsync(s, Grant.All, next.LessonId) is not { } other)
                continue;
            if (LessonLifecycle.Apply(other, next.Command, now) is LessonResult.Changed then)
            {
                await LessonWriter.SaveAsync(s, then.Lesson, [new HistoryStep(who, then.What, then.Note, now)]);
                foreach (var further in then.Then)
                    waiting.Enqueue(further);
            }
        }
        return changed with { Lesson = saved };
    }

    /// <summary>An id that no lesson has, or ever had.</summary>
    public static async Task<string> FreeIdAsync(Session s)
    {
        while (true)
        {
            var id = LessonId.New();
            if (await s.ScalarAsync<long>("select count(*) from lessons where id = @id", new { id }) == 0)
                return id;
        }
    }
}
