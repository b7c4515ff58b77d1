using Memory.Answering;
using Memory.GitHub;
using Memory.GitHub.Wire;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Publishing.Publications;
using Memory.Storage;

namespace Memory.PullRequests;

/// <summary>
/// Our pull request is over: what follows from it, once, whether a webhook tells of it or we find it so ourselves.
/// </summary>
internal sealed class Endings(GitHubPullRequests pulls, GitHubComments conversations, DefaultBranch branch, Teachers teachers, Database database, TimeProvider time)
{
    /// <summary>What people did with it and nobody has told us yet.</summary>
    /// <param name="row">Of a repository whose <see cref="PublicationRow.PullRequest"/> is not the open one.</param>
    /// <exception cref="GitHubException">GitHub cannot say now.</exception>
    public async Task CatchUpAsync(PublicationRow row, CancellationToken cancellation)
    {
        if (await FindAsync(row, cancellation) is not { State: not "open" } pull)
            return;
        // Only the conversation says who closed it.
        var by = pull.Merged ? null : (await conversations.ConversationAsync(row.Repo, pull.Number, cancellation)).ClosedBy?.Login;
        await EndAsync(row, pull, by, cancellation);
    }

    /// <param name="pull">Merged, or closed.</param>
    /// <param name="by">Who closed it; a merge says itself who merged.</param>
    /// <returns>What followed, in words.</returns>
    public Task<string> EndAsync(PublicationRow row, PullRequest pull, string? by, CancellationToken cancellation) =>
        pull.Merged ? branch.MergedAsync(row, pull, cancellation) : ClosedAsync(row, pull, by, cancellation);

    /// <summary>Whoever was faster has done what follows.</summary>
    public static async Task<bool> IsDoneAsync(Session s, PublicationRow row, PullRequest pull) =>
        (await PublicationStore.FindAsync(s, row.Repo))?.PullRequest != pull.Number;

    private async Task<string> ClosedAsync(PublicationRow row, PullRequest pull, string? by, CancellationToken cancellation)
    {
        var verdict = await teachers.JudgeAsync(row.Repo, by, cancellation);
        if (!verdict.MayTeach || Text.BotLogin.Is(by!))
            return $"pull request {pull.Number} was closed, and nothing follows from it: {verdict.Reason}";
        var declined = await branch.HashAsync(row, pull.Head.Sha, cancellation);
        return await database.WriteAsync(async s =>
        {
            if (await IsDoneAsync(s, row, pull))
                return $"pull request {pull.Number} was closed, and what follows is done";
            var rejected = 0;
            foreach (var id in Json.Read<string[]>(row.Proposals))
                if (await LessonStore.FindAsync(s, Grant.All, id) is { Status: LessonStatus.Proposed } lesson && lesson.Repo == row.Repo
                    && await LessonCommands.ApplyAsync(s, id, new LessonCommand.Reject(by!, $"pull request {pull.Number} was closed without merging"), by!, time.GetUtcNow()) is LessonResult.Changed)
                    rejected++;
            await PublicationStore.EndedAsync(s, row.Repo, pull.Number, pull.Head.Sha, declined);
            return $"pull request {pull.Number} was closed by {by}: {rejected} proposals were rejected";
        }, cancellation);
    }

    /// <returns>Null where it is not there any more.</returns>
    private async Task<PullRequest?> FindAsync(PublicationRow row, CancellationToken cancellation)
    {
        try
        {
            return await pulls.GetAsync(row.Repo, row.PullRequest!.Value, cancellation);
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Missing)
        {
            return null;
        }
    }
}
