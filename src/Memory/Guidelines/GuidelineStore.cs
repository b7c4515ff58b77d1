using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Storage;

namespace Memory.Guidelines;

/// <summary>What became of the rules of a file.</summary>
/// <param name="Lessons">One for each rule, in order.</param>
/// <param name="Retired">Lessons whose line is gone, and that nobody else has said.</param>
internal sealed record GuidelineOutcome(IReadOnlyList<Lesson> Lessons, IReadOnlyList<string> Retired);

/// <summary>Makes the store say what a file says: a new line a lesson, a known one evidence, a line that is gone takes its evidence away.</summary>
internal static class GuidelineStore
{
    /// <summary>Who wrote a line of a file of the team's own.</summary>
    public const string Team = "the team";

    /// <param name="asked">The lessons that the file asks for, each with the line as its only evidence.</param>
    public static async Task<GuidelineOutcome> PutAsync(WriteSession s, string repo, string path, IReadOnlyList<Lesson> asked, string who, DateTimeOffset now)
    {
        var lessons = new List<Lesson>();
        foreach (var lesson in asked)
            lessons.Add(await PutAsync(s, lesson, who, now));
        var keys = asked.SelectMany(l => l.Evidence).Select(e => e.Comment).ToHashSet(StringComparer.Ordinal);
        var retired = new List<string>();
        foreach (var (id, comment) in await LessonStore.FromFileAsync(s, repo, path))
        {
            if (keys.Contains(comment))
                continue;
            var result = await LessonCommands.ApplyAsync(s, id, new LessonCommand.WithdrawEvidence(comment, $"its line is gone from {path}"), who, now);
            if (result is LessonResult.Changed { Lesson.Status: LessonStatus.Retired })
                retired.Add(id);
        }
        return new(lessons, retired);
    }

    private static async Task<Lesson> PutAsync(WriteSession s, Lesson lesson, string who, DateTimeOffset now)
    {
        if (await LessonStore.SameAsync(s, Grant.All, lesson.Repo, lesson.Rule, lesson.Paths) is not { } known)
            return await LessonWriter.SaveAsync(s, lesson with { Id = await LessonCommands.FreeIdAsync(s) },
                [new HistoryStep(who, lesson.Warnings.Count > 0 ? "held" : "imported", lesson.Warnings.Count > 0 ? string.Join(" ", lesson.Warnings) : lesson.Evidence[0].Path)]);
        var said = lesson.Evidence[0];
        // The line is back: what ended with it begins again, unless a person had rejected it.
        LessonCommand command = known.Status == LessonStatus.Retired && lesson.Status == LessonStatus.Active
            ? new LessonCommand.Promote(Team, said, said.Path)
            : new LessonCommand.AddEvidence(said);
        return await LessonCommands.ApplyAsync(s, known.Id, command, who, now) is LessonResult.Changed changed ? changed.Lesson : known;
    }
}
