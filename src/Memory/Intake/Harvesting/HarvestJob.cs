using Memory.Client;
using Memory.Comments;
using Memory.GitHub;
using Memory.GitHub.Wire;
using Memory.Intake.Answers;
using Memory.Intake.FromGitHub;
using Memory.Jobs;
using Memory.Storage;

namespace Memory.Intake.Harvesting;

/// <summary>Reads what was said in a repository before we were there: page by page, into the inbox, as a job that can be interrupted.</summary>
internal sealed class HarvestJob(GitHubComments comments, GitHubPullRequests pullRequests, Inbox inbox, HarvestedRepositories harvested, TimeProvider time)
{
    public const string Kind = "harvest";
    private const int PerPage = 100;
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
        !cursor.Lines.Begun || (cursor.Conversations.Begun && !cursor.Lines.IsDone) ? await LinesAsync(repo, input, cursor, cancellation)
        : !cursor.Conversations.IsDone ? await ConversationsAsync(repo, input, cursor, cancellation)
        : !input.Reviews ? null
        : cursor.Unread.Count > 0 ? await ReviewsAsync(repo, input, cursor, cancellation)
        : !cursor.PullRequests.IsDone ? await PullRequestsAsync(repo, cursor, cancellation)
        : null;

    private async Task<HarvestCursor> LinesAsync(string repo, HarvestInput input, HarvestCursor cursor, CancellationToken cancellation)
    {
        var page = await comments.OfPullRequestsAsync(repo, input.Since, cursor.Lines.Address, cancellation);
        var stored = await StoreAsync([.. page.Items.Select(c => GitHubComment.Of(c, repo))], input);
        return Counted(cursor, page.Items.Count, stored) with { Lines = After(cursor.Lines, page, input, page.Items is [.., var last] ? last.CreatedAt : null) };
    }

    private async Task<HarvestCursor> ConversationsAsync(string repo, HarvestInput input, HarvestCursor cursor, CancellationToken cancellation)
    {
        var page = await comments.OfConversationsAsync(repo, input.Since, cursor.Conversations.Address, cancellation);
        var stored = await StoreAsync([.. page.Items.Select(c => GitHubComment.Of(c, repo))], input);
        return Counted(cursor, page.Items.Count, stored) with { Conversations = After(cursor.Conversations, page, input, page.Items is [.., var last] ? last.CreatedAt : null) };
    }

    private async Task<HarvestCursor> PullRequestsAsync(string repo, HarvestCursor cursor, CancellationToken cancellation)
    {
        var page = await pullRequests.PageAsync(repo, cursor.PullRequests.Address, cancellation);
        return cursor with
        {
            PullRequests = new(Begun: true, page.Next?.ToString()),
            Unread = [.. page.Items.Select(p => p.Number)],
            ReviewRequests = cursor.ReviewRequests + 1,
        };
    }

    private async Task<HarvestCursor> ReviewsAsync(string repo, HarvestInput input, HarvestCursor cursor, CancellationToken cancellation)
    {
        var number = cursor.Unread[0];
        IReadOnlyList<Review> said = [.. (await comments.ReviewsAsync(repo, number, cancellation)).Where(r => !string.IsNullOrWhiteSpace(r.Body) && !(r.SubmittedAt < input.Since))];
        var stored = await StoreAsync([.. said.Select(r => GitHubComment.Of(r, repo, number))], input);
        return cursor with { Unread = [.. cursor.Unread.Skip(1)], Comments = cursor.Comments + said.Count, Stored = cursor.Stored + stored, ReviewRequests = cursor.ReviewRequests + 1 };
    }

    private static HarvestCursor Counted(HarvestCursor cursor, int comments, int stored) =>
        cursor with { Comments = cursor.Comments + comments, Stored = cursor.Stored + stored, Requests = cursor.Requests + 1 };

    private static ListCursor After<T>(ListCursor before, GitHubPage<T> page, HarvestInput input, DateTimeOffset? last) =>
        new(Begun: true, last > input.Until ? null : page.Next?.ToString(), before.Total ?? (page.Pages is { } pages ? pages * PerPage : page.Items.Count));

    /// <returns>How many were not known word for word.</returns>
    private async Task<int> StoreAsync(IReadOnlyList<Comment> told, HarvestInput input)
    {
        var now = time.GetUtcNow();
        var taken = told.Where(c => !(c.CreatedAt > input.Until) && !AnswerOutbox.IsOurs(c.Body!)).Select(c => CommentParser.Take(c, now).Comment).OfType<ReviewComment>()
            .Select(c => CommentCleaner.Clean(c with { FromHost = true })).ToList();
        return (await inbox.StoreAsync(taken, input.Mode)).Accepted;
    }
}
