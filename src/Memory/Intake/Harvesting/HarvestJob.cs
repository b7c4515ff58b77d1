using Memory.Client;
using Memory.Comments;
using Memory.GitHub;
using Memory.GitHub.Credentials;
using Memory.GitHub.Wire;
using Memory.Intake.FromGitHub;
using Memory.Jobs;
using Memory.Storage;

namespace Memory.Intake.Harvesting;

/// <summary>Reads what was said in a repository before we were there: page by page, into the inbox, as a job that can be interrupted.</summary>
internal sealed class HarvestJob(GitHubComments comments, GitHubPullRequests pullRequests, Inbox inbox, HarvestedRepositories harvested, GitHubSelf self, TimeProvider time)
{
    public const string Kind = "harvest";
    private const int StumblesMax = 60;
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StumbleFor = TimeSpan.FromMinutes(1);

    public async Task<JobEnd> RunAsync(JobWork work, CancellationToken cancellation)
    {
        var input = Json.Read<HarvestInput>(work.Input!);
        var cursor = work.Cursor is { } saved ? Json.Read<HarvestCursor>(saved) : new HarvestCursor(time.GetUtcNow());
        try
        {
            while (await StepAsync(work.Repo, input, cursor, cancellation) is { } next)
            {
                cursor = next with { Stumbles = 0 };
                await SaveAsync(work, cursor);
            }
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Limited)
        {
            return new JobEnd.Wait(e.Until!.Value);
        }
        catch (GitHubException e) when (e.MayPass && cursor.Stumbles < StumblesMax)
        {
            await SaveAsync(work, cursor with { Stumbles = cursor.Stumbles + 1 });
            return new JobEnd.Wait(time.GetUtcNow() + StumbleFor);
        }
        catch (GitHubException e)
        {
            throw new JobFailedException($"{e.Message}; memory doctor says what is missing");
        }
        // GitHub's clock is not ours, and what came after the end that was asked for was not read.
        await harvested.PutAsync(work.Repo, (input.Until < cursor.Begun ? input.Until.Value : cursor.Begun) - ClocksDiffer);
        await inbox.UnderstoodAsync(work.Repo, cancellation);
        return new JobEnd.Done(Json.Write(new HarvestReport { Comments = cursor.Comments, Stored = cursor.Stored, Requests = cursor.Requests, ReviewRequests = cursor.ReviewRequests }));
    }

    private static Task SaveAsync(JobWork work, HarvestCursor cursor) => work.SaveAsync(cursor.Comments, cursor.Total, Json.Write(cursor));

    /// <summary>Takes one page. Both lists are begun before one is read to its end, so that it is known soon how much there is.</summary>
    /// <returns>Null: there is no more.</returns>
    private async Task<HarvestCursor?> StepAsync(string repo, HarvestInput input, HarvestCursor cursor, CancellationToken cancellation) =>
        !cursor.Lines.Begun || (cursor.Conversations.Begun && !cursor.Lines.IsDone)
            ? await ListAsync(repo, input, cursor, cursor.Lines, comments.OfPullRequestsAsync, c => GitHubComment.Of(c, repo), c => new(c.Id, c.UpdatedAt), (all, list) => all with { Lines = list }, cancellation)
        : !cursor.Conversations.IsDone
            ? await ListAsync(repo, input, cursor, cursor.Conversations, comments.OfConversationsAsync, c => GitHubComment.Of(c, repo), c => new(c.Id, c.UpdatedAt), (all, list) => all with { Conversations = list }, cancellation)
        : !input.Reviews ? null
        : cursor.Unread.Count > 0 ? await ReviewsAsync(repo, input, cursor, cancellation)
        : !cursor.PullRequests.IsDone ? await PullRequestsAsync(repo, cursor, cancellation)
        : null;

    private async Task<HarvestCursor> ListAsync<T>(string repo, HarvestInput input, HarvestCursor cursor, ListCursor at, Func<string, DateTimeOffset?, Uri?, CancellationToken, Task<GitHubPage<T>>> ask,
        Func<T, Comment> read, Func<T, Edit> edited, Func<HarvestCursor, ListCursor, HarvestCursor> put, CancellationToken cancellation)
    {
        var page = await ask(repo, at.Since ?? input.Since, at.Address, cancellation);
        var stored = await StoreAsync([.. page.Items.Select(read)], input, cancellation);
        var (next, fresh) = at.After(page, edited);
        return put(cursor with { Comments = cursor.Comments + fresh, Stored = cursor.Stored + stored, Requests = cursor.Requests + 1 }, next);
    }

    private async Task<HarvestCursor> PullRequestsAsync(string repo, HarvestCursor cursor, CancellationToken cancellation)
    {
        var page = await pullRequests.PageAsync(repo, cursor.PullRequests.Address, cancellation);
        return cursor with
        {
            PullRequests = new() { Begun = true, IsDone = page.Next is null, Next = page.Next?.ToString() },
            Unread = [.. page.Items.Select(p => p.Number)],
            ReviewRequests = cursor.ReviewRequests + 1,
        };
    }

    private async Task<HarvestCursor> ReviewsAsync(string repo, HarvestInput input, HarvestCursor cursor, CancellationToken cancellation)
    {
        var number = cursor.Unread[0];
        IReadOnlyList<Review> said = [.. (await comments.ReviewsAsync(repo, number, cancellation)).Where(r => !string.IsNullOrWhiteSpace(r.Body) && !(r.SubmittedAt < input.Since))];
        var stored = await StoreAsync([.. said.Select(r => GitHubComment.Of(r, repo, number))], input, cancellation);
        return cursor with { Unread = [.. cursor.Unread.Skip(1)], Comments = cursor.Comments + said.Count, Stored = cursor.Stored + stored, ReviewRequests = cursor.ReviewRequests + 1 };
    }

    /// <returns>How many were not known word for word.</returns>
    private async Task<int> StoreAsync(IReadOnlyList<Comment> told, HarvestInput input, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var us = told.Any(HostWord.MayBeOurs) ? await self.NameAsync(cancellation) : self.Name;
        var taken = told.Where(c => !(c.CreatedAt > input.Until)).Select(c => HostWord.Of(c, now, us).Comment).OfType<ReviewComment>().ToList();
        return (await inbox.StoreAsync(taken, input.Mode)).Accepted;
    }
}
