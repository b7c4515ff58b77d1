using Memory.Lessons;

namespace Memory.Tests.Publishing;

/// <summary>Lessons and blocks for these tests.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Day = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Lesson Lesson(string id, string rule, string? why = null, params string[] paths) => new()
    {
        Id = id,
        Repo = "acme/shop",
        Rule = rule,
        Why = why,
        Topic = "testing",
        Paths = paths,
        Status = LessonStatus.Active,
        CreatedAt = Day,
        UpdatedAt = Day,
    };

    /// <summary>Said by so many people, each in a thread of their own.</summary>
    public static Lesson SaidBy(this Lesson lesson, int people) => lesson with
    {
        Evidence =
        [
            .. Enumerable.Range(1, people).Select(n => new Evidence
            {
                Comment = $"{lesson.Id}-{n}",
                Repo = lesson.Repo,
                Author = $"person{n}",
                PullRequest = n,
                SaidAt = Day,
            }),
        ],
    };
}
