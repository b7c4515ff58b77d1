using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.GitHub;
using Memory.Jobs;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Intake.Harvesting.Endpoints;

/// <summary>Asks for what was said in a repository before; a job reads it.</summary>
internal static class HarvestEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/repos/{owner}/{name}/harvest", PostAsync).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Jobs").WithName("Harvest")
            .WithSummary("Read what was said in a repository on GitHub, from its beginning or since a time.")
            .Accepts<HarvestRequest>(isOptional: true, "application/json").Produces<JobStarted>(202).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> PostAsync(string owner, string name, HttpContext http, Database database, GitHubClient github, TimeProvider time)
    {
        var caller = http.Caller();
        var repo = caller.Demand(RepoName.Require($"{owner}/{name}"));
        var input = Read(await JsonBody.ReadOptionalAsync<HarvestRequest>(http) ?? new());
        if (!github.IsConfigured)
            throw new FaultException(Fault.Conflict, "GitHub is not connected, so nothing can be read there: run memory github connect, or set Memory:GitHub:App:Id and Memory:GitHub:App:PrivateKeyPath, or Memory:GitHub:Token.");
        var job = await database.WriteAsync(async s =>
        {
            if (await TombstoneStore.OfRepositoryAsync(s, repo) is { } stone)
                throw new FaultException(Fault.Conflict, stone.Refusal);
            if (await JobStore.OpenAsync(s, HarvestJob.Kind, repo) is { } open)
                return open;
            s.KeyId = caller.KeyId;
            var id = await AddAsync(s, repo, Json.Write(input), time.GetUtcNow());
            await Audit.WriteAsync(s, caller.Who, "harvest.asked", repo, id, time.GetUtcNow());
            return id;
        });
        return Results.Json(new JobStarted(job), statusCode: 202);
    }

    private static async Task<string> AddAsync(WriteSession s, string repo, string input, DateTimeOffset now)
    {
        try
        {
            return await JobStore.AddAsync(s, HarvestJob.Kind, repo, input, now);
        }
        catch (JobsFullException full)
        {
            throw new FaultException(Fault.Unavailable, full.Message);
        }
    }

    private static HarvestInput Read(HarvestRequest request)
    {
        if (request.Until < request.Since)
            throw FaultException.Invalid("until", "until is before since.");
        var mode = request.Mode switch
        {
            null or "tagged" => IntakeMode.Tagged,
            "all" => IntakeMode.All,
            _ => throw FaultException.Invalid("mode", "mode is 'tagged' or 'all'."),
        };
        return new(request.Since?.ToUniversalTime(), request.Until?.ToUniversalTime(), mode, request.Reviews == true);
    }
}
