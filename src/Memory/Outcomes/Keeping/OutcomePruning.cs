using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Outcomes;

/// <summary>
/// Once a day, exposures and outcomes that are older than <c>Memory:Outcomes:DetailDays</c> go; what they come to stays in
/// <see cref="LessonSums"/>. What speaks against a lesson stays until a person has looked at it.
/// </summary>
internal sealed class OutcomePruning(Database database, IOptions<OutcomesOptions> options, TimeProvider time, ILogger<OutcomePruning> log) : BackgroundService
{
    /// <summary>Of one transaction: others write between two.</summary>
    private const int SubjectsAtOnce = 200;
    private const int ExposuresAtOnce = 5_000;
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var before = (time.GetUtcNow() - TimeSpan.FromDays(options.Value.DetailDays)).ToStore();
            try
            {
                while (await database.WriteAsync(s => FoldAsync(s, before), stoppingToken) == SubjectsAtOnce) { }
                await database.WriteBesideAsync(s => SessionBranches.ForgetAsync(s, before), stoppingToken);
                while (await database.WriteBesideAsync(s => ForgetAsync(s, before), stoppingToken) == ExposuresAtOnce) { }
            }
            catch (System.Data.Common.DbException e)
            {
                log.LogWarning(e, "What became of lessons long ago could not be summed up; tomorrow tries again");
            }
            await Task.Delay(Daily, time, stoppingToken);
        }
    }

    /// <returns>Subjects whose detail is gone.</returns>
    private static async Task<int> FoldAsync(WriteSession s, long before)
    {
        var old = await s.QueryAsync<(string Lesson, string Subject)>($"""
            select o.lesson_id, o.subject from outcomes o join lessons l on l.id = o.lesson_id
            where o.at < @before and l.doubtful = 0
                and not exists (select 1 from outcomes later where later.lesson_id = o.lesson_id and later.subject = o.subject and later.at >= @before)
            group by o.lesson_id, o.subject order by o.lesson_id, o.subject limit {SubjectsAtOnce}
            """, new { before });
        foreach (var lesson in old.GroupBy(o => o.Lesson, o => o.Subject, StringComparer.Ordinal))
        {
            var subjects = lesson.ToArray();
            var outcomes = await OutcomeStore.OfSubjectsAsync(s, lesson.Key, subjects);
            await LessonSums.AddAsync(s, outcomes.GroupBy(o => o.Repo, StringComparer.Ordinal).Select(g => OutcomeTally.Of([.. g], []).ToSums(lesson.Key, g.Key)));
            await s.ExecuteAsync("delete from outcomes where lesson_id = @id and subject in @subjects", new { id = lesson.Key, subjects });
            await OutcomeStore.RecountAsync(s, lesson.Key);
        }
        return old.Count;
    }

    /// <summary>What an outcome still rests on stays.</summary>
    private static Task<int> ForgetAsync(WriteSession s, long before) => s.ExecuteAsync($"""
        delete from exposures where (session, lesson_id, text_hash) in (
            select e.session, e.lesson_id, e.text_hash from exposures e
            where e.at < @before and not exists (select 1 from outcomes o where o.lesson_id = e.lesson_id and o.subject = e.session) limit {ExposuresAtOnce})
        """, new { before });
}
