using Memory.Storage;

namespace Memory.Outcomes;

/// <summary>What is known of a lesson in one repository in sums.</summary>
/// <param name="Given">Sessions that were given it.</param>
/// <param name="Followed">As the others behind it: of outcomes whose detail is gone.</param>
/// <param name="Known">Sessions of which it is known what became of it.</param>
public sealed record LessonSums(string LessonId, string Repo, long Given = 0, long Followed = 0, long Ignored = 0, long Wrong = 0, long Outdated = 0, long Recurred = 0, long Known = 0)
{
    private static readonly string[] Columns = ["lesson_id", "repo", "given", "followed", "ignored", "wrong", "outdated", "recurred", "known"];
    private static readonly string Adds = "on conflict (lesson_id, repo) do update set "
        + string.Join(", ", Columns.Skip(2).Select(c => $"{c} = lesson_sums.{c} + excluded.{c}"));

    public static async Task<ILookup<string, LessonSums>> OfAsync(Session s, IReadOnlyCollection<string> lessonIds) => lessonIds.Count == 0
        ? Array.Empty<LessonSums>().ToLookup(l => l.LessonId)
        : (await s.QueryAsync<LessonSums>($"select {string.Join(", ", Columns)} from lesson_sums where lesson_id in @ids", new { ids = lessonIds.ToArray() }))
            .ToLookup(l => l.LessonId, StringComparer.Ordinal);

    /// <summary>How many sessions were given which lessons, by repository.</summary>
    public static Task<List<(string Repo, long Given)>> GivenAsync(Session s) =>
        s.QueryAsync<(string, long)>("select repo, cast(sum(given) as bigint) from lesson_sums group by repo");

    public static Task AddAsync(WriteSession s, IEnumerable<LessonSums> more) => s.InsertAsync("lesson_sums", Columns,
        [.. more.GroupBy(m => (m.LessonId, m.Repo)).OrderBy(g => g.Key).Select(g => (object?[])
            [g.Key.LessonId, g.Key.Repo, g.Sum(m => m.Given), g.Sum(m => m.Followed), g.Sum(m => m.Ignored), g.Sum(m => m.Wrong), g.Sum(m => m.Outdated), g.Sum(m => m.Recurred), g.Sum(m => m.Known)])],
        Adds);

    /// <summary>A person holds the lesson to be right.</summary>
    /// <returns>Whether anything had spoken against it.</returns>
    public static async Task<bool> SettleAsync(WriteSession s, string lessonId) =>
        await s.ExecuteAsync("update lesson_sums set ignored = 0, wrong = 0, outdated = 0 where lesson_id = @lessonId and ignored + wrong + outdated > 0", new { lessonId }) > 0;

    /// <returns>Ids of the lessons that had any there.</returns>
    public static Task<List<string>> ForgetRepositoryAsync(WriteSession s, string repo) =>
        s.QueryAsync<string>("delete from lesson_sums where repo = @repo returning lesson_id", new { repo });
}
