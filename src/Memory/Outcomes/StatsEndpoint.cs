using Memory.Access;
using Memory.Ai;
using Memory.Api;
using Memory.Client;
using Memory.Indexing;

namespace Memory.Outcomes;

/// <summary>Counts, of what the key may see.</summary>
internal static class StatsEndpoint
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/stats", StatsAsync).Needs(KeyScope.Read).WithTags("Statistics").WithName("Stats")
            .WithSummary("Counts, freshness, and how often lessons were served.").Produces<Stats>().ProducesProblem(403);
        app.MapGet("/v1/repos", ReposAsync).Needs(KeyScope.Read).WithTags("Statistics").WithName("ListRepositories")
            .WithSummary("Repositories that are known and that the key covers.").Produces<Page<Repository>>();
    }

    private static async Task<Stats> StatsAsync(HttpContext http, Statistics statistics, IndexFollower follower, StructuredChat chat, string? repo)
    {
        var caller = http.Caller();
        if (repo is not null)
            repo = caller.Demand(RepoName.Require(repo));
        // Whether the index lags behind tells that somebody is at work: who sees only a part waits for it instead.
        if (!caller.Grant.Everything)
            await follower.CatchUpAsync(http.RequestAborted);
        return await statistics.CountAsync(caller.Grant, repo, http.RequestAborted) with
        {
            Version = ServiceVersion.Text,
            IndexCaughtUp = !caller.Grant.Everything || follower.IsCaughtUp,
            // One limit for all: what is left of it tells about everybody's repositories.
            Spending = chat.IsConfigured && caller.Grant.Everything ? await chat.SpentAsync(http.RequestAborted) : null,
        };
    }

    private static async Task<Page<Repository>> ReposAsync(HttpContext http, Statistics statistics, string? cursor, int? limit)
    {
        var page = Paging.Read(cursor, limit, standard: 100, most: 500);
        var rows = await statistics.RepositoriesAsync(http.Caller().Grant, page.After, page.Limit + 1, http.RequestAborted);
        return Paging.Cut(rows, page.Limit, r => new Repository(r.Repo, r.Comments, r.Lessons), r => Paging.Cursor(r.Repo));
    }
}
