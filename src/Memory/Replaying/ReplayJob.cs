using Memory.Comments;
using Memory.Intake;
using Memory.Jobs;
using Memory.Settings;
using Memory.Storage;

namespace Memory.Replaying;

/// <summary>A replay as a job: reads the history, walks it in memory, and keeps the report.</summary>
internal sealed class ReplayJob(Database database, SettingsOfRepositories settings)
{
    public const string Kind = "replay";

    public async Task<JobEnd> RunAsync(JobWork work, CancellationToken cancellation)
    {
        var (comments, options) = await database.ReadAsync(async s => (
            work.Input is { } input ? Json.Read<List<ReviewComment>>(input) : await HistoryAsync(s, work.Repo),
            settings.IntakeOf(await settings.OfAsync(s, work.Repo))), cancellation);
        // It was checked when the job was asked for; something may have been erased since.
        if (ReplayHistory.Fault(comments) is { } fault)
            throw new JobFailedException(fault);
        var report = await new Rehearsal(ReplayHistory.Of(work.Repo, comments), options)
            .RunAsync((done, total) => work.SaveAsync(done, total), cancellation);
        return new JobEnd.Done(Json.Write(report));
    }

    /// <summary>What the store holds of a repository, the newest where it is too much.</summary>
    public static async Task<List<ReviewComment>> HistoryAsync(Session s, string repo) =>
        (await s.QueryAsync<string>("select payload from comments where repo = @repo and deleted = 0 order by created_at desc, key limit @max",
            new { repo, max = ReplayHistory.CommentsMax })).ConvertAll(Json.Read<ReviewComment>);
}
