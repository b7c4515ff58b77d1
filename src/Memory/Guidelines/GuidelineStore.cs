using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Storage;

namespace Memory.Guidelines;

/// <summary>Makes the store say what a file says: a new line a lesson, a known one evidence, a line that is gone takes its evidence away.</summary>
internal static class GuidelineStore
{
    /// <summary>Who wrote a line of a file of the team's own.</summary>
    public const string Team = "the team";

    /// <param name="asked">Lessons that a file asks for, each with the line as its only evidence.</param>
    /// <returns>One for each, in order.</returns>
    public static async Task<List<Lesson>> AddAsync(WriteSession s, IReadOnlyList<Lesson> asked, string who, DateTimeOffset now)
    {
        var lessons = new List<Lesson>();
        foreach (var lesson in asked)
            lessons.Add(await AddAsync(s, lesson, who, now));
        return lessons;
    }

    /// <summary>Takes away what a file no longer says.</summary>
    /// <param name="keys">Of the lines that it has.</param>
    /// <returns>Lessons that are retired: nobody else has said them.</returns>
    public static async Task<List<string>> TakeBackAsync(WriteSession s, string repo, string path, HashSet<string> keys, string who, DateTimeOffset now)
    {
        var retired = new List<string>();
        foreach (var (id, comment) in await LessonStore.FromFileAsync(s, repo, path))
        {
            if (keys.Contains(comment))
                continue;
            var result = await LessonCommands.ApplyAsync(s, id, new LessonCommand.WithdrawEvidence(comment, $"its line is gone from {path}"), who, now);
            if (result is LessonResult.Changed { Lesson.Status: LessonStatus.Retired })
                retired.Add(id);
        }
        return retired;
    }

    private static async Task<Lesson> AddAsync(WriteSession s, Lesson lesson, string who, DateTimeOffset now)
    {
        if (await LessonStore.SameAsync(s, Grant.All, lesson.Repo, lesson.Rule, lesson.Paths) is not { } known)
            return await LessonWriter.SaveAsync(s, lesson with { Id = await LessonCommands.FreeIdAsync(s) },
                [new HistoryStep(who, lesson.Warnings.Count > 0 ? "held" : "imported", lesson.Warnings.Count > 0 ? string.Join(" ", lesson.Warnings) : lesson.Evidence[0].Path)]);
        var said = lesson.Evidence[0];
        // The line is back: what ended with its last evidence begins again. What a person ended stays as it is.
        LessonCommand command = known is { Status: LessonStatus.Retired, Evidence.Count: 0 } && lesson.Status == LessonStatus.Active
            ? new LessonCommand.Promote(Team, said, said.Path)
            : new LessonCommand.AddEvidence(said);
        return await LessonCommands.ApplyAsync(s, known.Id, command, who, now) is LessonResult.Changed changed ? changed.Lesson : known;
    }
}
