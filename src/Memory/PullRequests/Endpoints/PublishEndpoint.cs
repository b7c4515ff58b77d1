using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.GitHub;
using Memory.Jobs;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.PullRequests.Endpoints;

/// <summary>Asks for the pull request to be brought up to date now; a job does it.</summary>
internal static class PublishEndpoint
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);
    /// <summary>Word of another node can be lost.</summary>
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/repos/{owner}/{name}/publish", PostAsync).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Publishing").WithName("Publish")
            .WithSummary("Bring the pull request with a repository's lessons up to date.")
            .Produces<PublishResult>().Produces<PublishResult>(202).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> PostAsync(string owner, string name, HttpContext http, Database database, GitHubClient github, JobStore jobs, TimeProvider time, IHostApplicationLifetime life)
    {
        var caller = http.Caller();
        var repo = caller.Demand(RepoName.Require($"{owner}/{name}"));
        if (!github.IsConfigured)
            throw new FaultException(Fault.Conflict, "GitHub is not connected, so nothing can be published there: run memory github connect, or set Memory:GitHub:App:Id and Memory:GitHub:App:PrivateKeyPath, or Memory:GitHub:Token.");
        var id = await AskAsync(database, caller, repo, time.GetUtcNow());
        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        until.CancelAfter(AnswerWithin);
        var job = await WaitAsync(jobs, caller.Grant, id, until.Token) ?? throw new FaultException(Fault.Conflict, $"{repo} was erased meanwhile.");
        return job.State switch
        {
            JobRow.Done => Results.Json((job.Result is null ? new PublishResult() : Json.Read<PublishResult>(job.Result)) with { Job = id }),
            JobRow.Failed => throw new FaultException(Fault.Conflict, $"{repo} was not published: {job.Error}."),
            _ => Results.Json(new PublishResult { Job = id, WaitUntil = job.WaitUntil?.FromStore() }, statusCode: 202),
        };
    }

    /// <summary>One that is under way is joined.</summary>
    private static Task<string> AskAsync(Database database, Caller caller, string repo, DateTimeOffset now) => database.WriteAsync(async s =>
    {
        if (await TombstoneStore.OfRepositoryAsync(s, repo) is { } stone)
            throw new FaultException(Fault.Conflict, stone.Refusal);
        if (await JobStore.OpenAsync(s, PublishJob.Kind, repo) is { } open)
            return open;
        s.KeyId = caller.KeyId;
        try
        {
            var id = await JobStore.AddAsync(s, PublishJob.Kind, repo, null, now);
            await Audit.WriteAsync(s, caller.Who, "publish.asked", repo, id, now);
            return id;
        }
        catch (JobsFullException full)
        {
            throw new FaultException(Fault.Unavailable, full.Message);
        }
    });

    /// <returns>The job once it is over, or waits for its time, or when there is no more time for it here.</returns>
    private static async Task<JobRow?> WaitAsync(JobStore jobs, Grant grant, string id, CancellationToken until)
    {
        while (true)
        {
            var change = jobs.Changed.Next;
            var job = await jobs.FindAsync(grant, id, CancellationToken.None);
            if (job is null or { IsOver: true } or { State: JobRow.Waiting } || until.IsCancellationRequested)
                return job;
            await Task.WhenAny(change, Task.Delay(LookAtLeast, until));
        }
    }
}
