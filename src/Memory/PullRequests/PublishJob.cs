using System.Globalization;
using Memory.Client;
using Memory.GitHub;
using Memory.Jobs;
using Memory.Publishing.Publications;
using Memory.Storage;

namespace Memory.PullRequests;

/// <summary>Publishing as a job: what cannot be done now waits, what cannot be done at all says why.</summary>
internal sealed class PublishJob(Publisher publisher, Database database, TimeProvider time)
{
    public const string Kind = "publish";
    private const int StumblesMax = 10;
    private static readonly TimeSpan StumbleFor = TimeSpan.FromMinutes(1);
    /// <summary>What a person has to mend is looked at again after this, though nothing else has happened.</summary>
    private static readonly TimeSpan MendedAfter = TimeSpan.FromHours(1);

    public async Task<JobEnd> RunAsync(JobWork work, CancellationToken cancellation)
    {
        var stumbles = int.Parse(work.Cursor ?? "0", CultureInfo.InvariantCulture);
        string reason;
        try
        {
            switch (await publisher.PublishAsync(work.Repo, cancellation))
            {
                case Publication.Done done:
                    return new JobEnd.Done(Json.Write(new PublishResult { PullRequest = done.PullRequest, Url = done.Url, Changed = done.Changed, Notes = done.Notes }));
                case Publication.Later later:
                    return new JobEnd.Wait(later.Until);
                case Publication.Stopped stopped:
                    reason = stopped.Reason;
                    break;
                default:
                    throw new InvalidOperationException("no such outcome");
            }
        }
        catch (GitHubException e) when (e.Failure == GitHubFailure.Limited)
        {
            return new JobEnd.Wait(e.Until!.Value);
        }
        catch (GitHubException e) when (e.MayPass && stumbles < StumblesMax)
        {
            await work.SaveAsync(0, null, (stumbles + 1).ToString(CultureInfo.InvariantCulture));
            return new JobEnd.Wait(time.GetUtcNow() + StumbleFor);
        }
        catch (GitHubException e)
        {
            reason = $"{e.Message}; memory doctor says what is missing";
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The job is tried again by itself; whoever follows lessons does not ask for another at once.
            await database.WriteBesideAsync(s => PublicationStore.FailedAsync(s, work.Repo, "it failed; see the service's log", time.GetUtcNow() + MendedAfter), CancellationToken.None);
            throw;
        }
        await database.WriteBesideAsync(s => PublicationStore.FailedAsync(s, work.Repo, reason, time.GetUtcNow() + MendedAfter), cancellation);
        throw new JobFailedException(reason);
    }
}
