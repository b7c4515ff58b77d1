using System.Diagnostics;
using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Indexing;

namespace Memory.Serving.Endpoints;

/// <summary>Lessons by words.</summary>
internal static class SearchEndpoint
{
    private const int QueryCharsMax = 8_000;
    private const int PathCharsMax = 4_096;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/search", GetAsync).Needs(KeyScope.Read).WithTags("Serving").WithName("Search")
            .WithSummary("Find lessons by words and path, with the reason for each.")
            .Produces<SearchResult>().ProducesProblem(400).ProducesProblem(403);

    private static async Task<SearchResult> GetAsync(
        HttpContext http, ILessonIndex index, IndexFollower follower, ShownLessons shown,
        string? repo, string? q, string? path, int? limit, string? session)
    {
        var started = Stopwatch.GetTimestamp();
        var caller = http.Caller();
        var input = Read(caller, repo, q, path, limit);
        session = SessionName.Require(session);
        await follower.CatchUpAsync(http.RequestAborted);
        var (items, degraded) = await SearchRanking.SearchAsync(input, index, http.RequestAborted);
        shown.Note(items.Select(i => i.Lesson), input.Repo, caller.KeyId, session, ShownLessons.Search);
        return new([.. items.Select(ServedWire.Of)], ServedWire.Milliseconds(started)) { Degraded = degraded };
    }

    /// <exception cref="FaultException">400 naming the parameter; 403 for a repository outside the grant.</exception>
    public static SearchInput Read(Caller caller, string? repo, string? q, string? path, int? limit)
    {
        if (q is { Length: > QueryCharsMax })
            throw FaultException.Invalid("q", $"q has at most {QueryCharsMax} characters.");
        if (path is { Length: > PathCharsMax })
            throw FaultException.Invalid("path", $"path has at most {PathCharsMax} characters.");
        if (string.IsNullOrWhiteSpace(q) && string.IsNullOrWhiteSpace(path))
            throw FaultException.Invalid("q", "q is missing: say what to look for, or name a path.");
        if (limit is < 1 or > SearchRanking.LimitMax)
            throw FaultException.Invalid("limit", $"limit is 1 to {SearchRanking.LimitMax}.");
        return new SearchInput(caller.Grant, repo is null ? null : caller.Demand(RepoName.Require(repo)), q,
            string.IsNullOrWhiteSpace(path) ? null : path, limit ?? SearchRanking.LimitDefault);
    }
}
