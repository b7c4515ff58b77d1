using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;

namespace Memory.Learning.Tidying;

/// <summary>The nightly tidy-up, asked for.</summary>
internal static class TidyEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/tidy", TidyAsync).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Lessons").WithName("Tidy")
            .WithSummary("Put lessons in order now: duplicates, confidences, proposals that nobody decided about.").Produces<TidyReport>();

    private static Task<TidyReport> TidyAsync(HttpContext http, TidyUp tidyUp, string? repo)
    {
        var caller = http.Caller();
        return tidyUp.RunAsync(caller.Grant, repo is null ? null : caller.Demand(RepoName.Require(repo)), caller.KeyId, http.RequestAborted);
    }
}
