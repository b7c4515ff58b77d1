using Memory.Lessons;
using Memory.Lessons.Lifecycle;

namespace Memory.Tests.Lessons;

/// <summary>Lessons, drafts and evidence to test with.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static LessonDraft Draft(string rule, string repo = "acme/shop", params string[] paths) =>
        new() { Repo = repo, Rule = rule, Paths = paths };

    public static Evidence Said(string author, string comment = "c1", int? pr = 1, DateTimeOffset? at = null) =>
        new() { Comment = comment, Repo = "acme/shop", Author = author, PullRequest = pr, SaidAt = at ?? Now.AddDays(-30), Words = "…" };

    /// <summary>Active, taught by priya.</summary>
    public static Lesson Taught(string rule, string id = "L100001", string by = "priya", string repo = "acme/shop", params string[] paths) =>
        NewLesson.Of(Draft(rule, repo, paths), id, [Said(by)], approvedBy: by, Now.AddDays(-30));

    public static Lesson Proposal(string rule, string id = "L100001", string by = "priya", string repo = "acme/shop") =>
        NewLesson.Of(Draft(rule, repo), id, [Said(by)], approvedBy: null, Now.AddDays(-30));

    public static Lesson Was(this Lesson lesson, LessonStatus status) => lesson with { Status = status };

    public static LessonResult.Changed Changed(this LessonResult result) => result.ShouldBeOfType<LessonResult.Changed>();

    public static LessonResult On(this LessonCommand command, Lesson lesson) => LessonLifecycle.Apply(lesson, command, Now);
}
