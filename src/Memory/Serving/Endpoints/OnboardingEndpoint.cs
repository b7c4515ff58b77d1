using System.Text;
using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Lessons;
using Memory.Serving.Onboarding;
using Memory.Storage;

namespace Memory.Serving.Endpoints;

/// <summary>The tour for somebody who is new to a repository.</summary>
internal static class OnboardingEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/repos/{owner}/{name}/onboarding", GetAsync).Needs(KeyScope.Read).Costs(Work.Costly).WithTags("Serving").WithName("Onboarding")
            .WithSummary("A first day's tour of a repository: what always holds, what matters by area, who knows, what changed lately.")
            .Produces<string>(200, "text/markdown").ProducesProblem(400).ProducesProblem(403);

    private static async Task<IResult> GetAsync(string owner, string name, HttpContext http, Database database, ShownLessons shown, string? session)
    {
        var caller = http.Caller();
        var repo = caller.Demand(RepoName.Require($"{owner}/{name}"));
        session = SessionName.Require(session);
        var (markdown, lessons) = await TourGuide.WriteAsync(database, caller.Grant, repo, http.RequestAborted);
        shown.Note(lessons, repo, caller.KeyId, session, ShownLessons.Tour);
        return Results.Text(markdown, "text/markdown", Encoding.UTF8);
    }
}
