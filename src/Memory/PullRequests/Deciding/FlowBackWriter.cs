using Memory.Distillation;
using Memory.Distillation.TopicReading;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Publishing;
using Memory.Screening;
using Memory.Storage;
using Memory.Text;
using Memory.Tombstones;

namespace Memory.PullRequests;

/// <summary>Where an edit of a file was made, and by whom.</summary>
/// <param name="By">Login of somebody who may teach.</param>
internal sealed record EditOrigin(string Repo, string By, string Commit, string? Url);

/// <summary>What people did to the files becomes what they did to the lessons: the same screen, the same life, the same history.</summary>
internal static class FlowBackWriter
{
    private const int RuleCharsMax = 1_000;
    private const int WhyCharsMax = 2_000;
    private const int AddedMax = 200;

    /// <returns>What was done, in words.</returns>
    public static async Task<IReadOnlyList<string>> ApplyAsync(WriteSession s, EditOrigin origin, IReadOnlyList<FlowBackStep> steps, DateTimeOffset now)
    {
        var words = new List<string>();
        var added = 0;
        foreach (var step in steps)
            words.Add(step switch
            {
                FlowBackStep.Change change => await ChangeAsync(s, origin, change, now),
                FlowBackStep.Remove remove => await RemoveAsync(s, origin, remove, now),
                FlowBackStep.Add add => added++ < AddedMax ? await AddAsync(s, origin, add, now) : $"{add.File}: more than {AddedMax} new lines at once; this one was left",
                FlowBackStep.Ask ask => $"{ask.File}: {ask.Words}",
                _ => throw new ArgumentOutOfRangeException(nameof(steps)),
            });
        return words;
    }

    private static async Task<string> ChangeAsync(WriteSession s, EditOrigin origin, FlowBackStep.Change step, DateTimeOffset now)
    {
        if (await OwnAsync(s, origin, step.Lesson) is not { } lesson)
            return Wider(step.Lesson);
        var rule = step.Rule is null ? lesson.Rule : Clean(step.Rule);
        var why = step.Why is null ? lesson.Why : Clean(step.Why) is { Length: > 0 } reason ? reason : null;
        var paths = step.Paths ?? lesson.Paths;
        if (rule.Length is 0 or > RuleCharsMax || why?.Length > WhyCharsMax || !paths.All(p => PathGlob.IsValid(p, out _)))
            return $"{step.Lesson}: its line is too long, or its paths are none; it stays as it is";
        var warnings = step.Rule is null && step.Why is null ? lesson.Warnings : Warnings(rule, why);
        var to = LessonEdit.Of(lesson) with { Rule = rule, Why = why, Paths = [.. paths.Select(PathGlob.Normalize).Distinct(StringComparer.Ordinal)], Warnings = warnings };
        return await ApplyAsync(s, origin, lesson.Id, new LessonCommand.Edit(origin.By, MayApprove: true, to, Where(step.File, origin)), now);
    }

    private static async Task<string> RemoveAsync(WriteSession s, EditOrigin origin, FlowBackStep.Remove step, DateTimeOffset now) =>
        await OwnAsync(s, origin, step.Lesson) is { } lesson
            ? await ApplyAsync(s, origin, lesson.Id, new LessonCommand.Retire(origin.By, $"its line was removed from {Where(step.File, origin)}"), now)
            : Wider(step.Lesson);

    private static async Task<string> AddAsync(WriteSession s, EditOrigin origin, FlowBackStep.Add step, DateTimeOffset now)
    {
        var (rule, why) = (Clean(step.Rule), step.Why is null ? null : Clean(step.Why));
        if (rule.Length is 0 or > RuleCharsMax || why?.Length > WhyCharsMax || !step.Paths.All(p => PathGlob.IsValid(p, out _)))
            return $"{step.File}: a new line is too long, or its paths are none";
        IReadOnlyList<string> paths = [.. step.Paths.Select(PathGlob.Normalize).Distinct(StringComparer.Ordinal)];
        if (await ErasedLessons.OfRuleAsync(s, origin.Repo, rule) is { } erased)
            return $"{erased} was erased, and a line of {step.File} says what it said: it is not learned again";
        if (await LessonStore.SameAsync(s, Grant.All, origin.Repo, rule, paths) is { } known)
            return await SayAgainAsync(s, origin, known, step, now);
        var draft = new LessonDraft
        {
            Repo = origin.Repo,
            Rule = rule,
            Why = string.IsNullOrEmpty(why) ? null : why,
            Kind = KindReader.Read(rule, why),
            Topic = TopicReader.Read(rule, null, paths.Count > 0 ? paths[0] : null, null),
            Paths = paths,
        };
        var warnings = Warnings(rule, why);
        var id = await LessonCommands.FreeIdAsync(s);
        var lesson = NewLesson.Of(draft, id, [Said(origin, step, rule, now)], origin.By, now, warnings);
        await LessonWriter.SaveAsync(s, lesson, [new HistoryStep(origin.By, warnings.Count > 0 ? "held" : "learned", warnings.Count > 0 ? string.Join(" ", warnings) : Where(step.File, origin))]);
        return $"{id} {(warnings.Count > 0 ? "is held" : "was learned")} from a new line";
    }

    /// <summary>What ended begins again; what is held, or a person has rejected, stays so.</summary>
    private static async Task<string> SayAgainAsync(WriteSession s, EditOrigin origin, Lesson known, FlowBackStep.Add step, DateTimeOffset now)
    {
        var said = Said(origin, step, known.Rule, now);
        LessonCommand command = known.Warnings.Count == 0 && known.Status is LessonStatus.Proposed or LessonStatus.Retired or LessonStatus.Superseded
            ? new LessonCommand.Promote(origin.By, said, Where(step.File, origin)) : new LessonCommand.AddEvidence(said);
        return await ApplyAsync(s, origin, known.Id, command, now);
    }

    private static Evidence Said(EditOrigin origin, FlowBackStep.Add step, string words, DateTimeOffset now) => new()
    {
        // Not a line that the team keeps itself: it stands in our block, and gets its id there.
        Comment = $"edit:{origin.Repo}:{FileEvidence.Key(step.File, words)}",
        Repo = origin.Repo,
        Author = origin.By,
        Url = origin.Url,
        Path = step.File,
        Commit = origin.Commit,
        SaidAt = now,
        Words = words,
    };

    /// <summary>What holds for more than this repository is not changed from within it.</summary>
    private static async Task<Lesson?> OwnAsync(WriteSession s, EditOrigin origin, string id) =>
        await LessonStore.FindAsync(s, Grant.All, id) is { } lesson && lesson.Repo == origin.Repo ? lesson : null;

    private static string Wider(string id) => $"{id} holds for more than this repository, and stays as it is";

    private static async Task<string> ApplyAsync(WriteSession s, EditOrigin origin, string id, LessonCommand command, DateTimeOffset now) => await LessonCommands.ApplyAsync(s, id, command, origin.By, now) switch
    {
        LessonResult.Changed changed => $"{id} was {changed.What}",
        LessonResult.Refused refused => refused.Reason,
        LessonResult.Unchanged unchanged => unchanged.Reason,
        _ => $"there is no lesson {id}",
    };

    private static string Where(string file, EditOrigin origin) => $"{file} in {(origin.Commit.Length > 10 ? origin.Commit[..10] : origin.Commit)}";

    private static string Clean(string text) => string.Join(' ', Screen.Clean(text).Text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<string> Warnings(string rule, string? why) => [.. Screen.Check(rule).Concat(why is null ? [] : Screen.Check(why)).Select(w => w.Detail).Distinct()];
}
