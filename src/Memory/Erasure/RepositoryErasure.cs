using Memory.Intake;
using Memory.Intake.Answers;
using Memory.Jobs;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Outcomes;
using Memory.Publishing.Publications;
using Memory.Settings;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Erasure;

/// <summary>Everything of one repository goes, in one transaction; what was learned there for others too loses its evidence from there.</summary>
internal static class RepositoryErasure
{
    public static async Task<Client.Erasure> EraseAsync(WriteSession s, string repo, string who, DateTimeOffset now)
    {
        await Inbox.CloseAsync(s);
        var stone = await TombstoneStore.PutRepositoryAsync(s, repo, who, now);
        await Audit.WriteAsync(s, who, "repository.erased", repo, stone, now);
        var kept = await WithdrawAsync(s, repo, now);
        var here = new { repo };
        var lessons = await s.QueryAsync<string>("select id from lessons where repo = @repo and erased = 0", here);
        foreach (var other in await s.QueryAsync<(string Other, string Id)>("""
            select other_id as other, lesson_id as id from lesson_links where kind = 'conflicts'
              and lesson_id in (select id from lessons where repo = @repo) and other_id not in (select id from lessons where repo = @repo)
            """, here))
            await LessonCommands.ApplyAsync(s, other.Other, new LessonCommand.EndConflict(other.Id, $"{other.Id} was erased"), "memory", now);
        foreach (var id in lessons)
            await LessonWriter.EraseAsync(s, id, who, now);
        await s.ExecuteAsync("delete from readings where comment_key in (select comment_key from deliveries where repo = @repo) or comment_key in (select key from comments where repo = @repo)", here);
        await s.ExecuteAsync("delete from model_answers where repo = @repo", here);
        await s.ExecuteAsync("delete from mined_candidates where repo = @repo", here);
        var comments = await s.ExecuteAsync("delete from comments where repo = @repo", here);
        var deliveries = await s.ExecuteAsync("delete from deliveries where repo = @repo", here);
        await s.ExecuteAsync("delete from harvested_repositories where repo = @repo", here);
        await AnswerOutbox.ForgetRepositoryAsync(s, repo);
        await s.ExecuteAsync("delete from confirmed_access where repo = @repo", here);
        await s.ExecuteAsync("delete from exposures where repo = @repo", here);
        await OutcomeStore.ForgetRepositoryAsync(s, repo);
        await s.ExecuteAsync("delete from repositories where repo = @repo", here);
        await s.ExecuteAsync("update passages set title = '', body = '', people = '[]', url = null, path = null, code = null, erased = 1, revision = @revision where repo = @repo",
            new { repo, revision = await s.NextRevisionAsync() });
        await SettingsStore.RemoveAsync(s, repo);
        await PublicationStore.ForgetRepositoryAsync(s, repo);
        await JobStore.ForgetRepositoryAsync(s, repo);
        return new Client.Erasure { Tombstone = stone, Comments = comments, Deliveries = deliveries, Lessons = lessons.Count, LessonsKept = kept };
    }

    /// <summary>Lessons for more than this repository stand on what was said elsewhere, or end.</summary>
    private static async Task<int> WithdrawAsync(WriteSession s, string repo, DateTimeOffset now)
    {
        var rests = await s.QueryAsync<(string Id, string Comment)>(
            "select lesson_id as id, comment from evidence where repo = @repo and lesson_id not in (select id from lessons where repo = @repo)", new { repo });
        foreach (var (id, comment) in rests)
            await LessonCommands.ApplyAsync(s, id, new LessonCommand.WithdrawEvidence(comment, $"{repo} was erased"), "memory", now);
        return rests.Select(r => r.Id).Distinct().Count();
    }
}
