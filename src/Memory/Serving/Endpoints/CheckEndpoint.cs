using System.Diagnostics;
using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.Indexing;
using Memory.Outcomes;

namespace Memory.Serving.Endpoints;

/// <summary>Which lessons a change breaks or touches.</summary>
internal static class CheckEndpoint
{
    private const int DiffCharsMax = 2_000_000;

    /// <summary>Many clients write each plus sign as six characters.</summary>
    private const int BytesMax = 16 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/check", PostAsync).Needs(KeyScope.Read).Costs(Work.Costly).WithTags("Serving").WithName("Check")
            .WithSummary("Which lessons a diff breaks (match, judged) or touches (related), with file and line.")
            .Accepts<CheckRequest>("application/json").Produces<CheckResult>().ProducesProblem(400).ProducesProblem(403);

    private static async Task<CheckResult> PostAsync(
        HttpContext http, Checker checker, IndexFollower follower, PatternOutcomes outcomes, ExposureLog exposures, ShownLessons shown)
    {
        var started = Stopwatch.GetTimestamp();
        var caller = http.Caller();
        var request = await JsonBody.ReadAsync<CheckRequest>(http, BytesMax);
        var input = Read(request, caller);
        await follower.CatchUpAsync(http.RequestAborted);
        var answer = await checker.CheckAsync(input, http.RequestAborted);
        await NoteAsync(caller.KeyId, request.Session, input.Repo, answer, outcomes, exposures, shown, http.RequestAborted);
        return new([.. answer.Findings.Select(ServedWire.Of)], ServedWire.Milliseconds(started)) { Degraded = answer.Degraded };
    }

    /// <exception cref="FaultException">400 naming the field; 403 for a repository outside the grant.</exception>
    public static CheckInput Read(CheckRequest request, Caller caller)
    {
        SessionName.Require(request.Session);
        return new(caller.Grant, caller.Demand(RepoName.Require(request.Repo)), Diff(request.Diff), request.Model == true);
    }

    /// <summary>What became of what the session knew before; then what it knows from now on. Where none is named, what is shown is counted.</summary>
    /// <param name="session">As the client names it; null or empty for none.</param>
    public static async Task NoteAsync(
        string keyId, string? session, string repo, CheckAnswer answer, PatternOutcomes outcomes, ExposureLog exposures, ShownLessons shown, CancellationToken cancellation)
    {
        if (session is { Length: > 0 } && PackServing.SessionOf(keyId, repo, session) is var whose)
            outcomes.Notice(whose, repo, answer.Patterns, (await exposures.OfAsync(whose, cancellation)).Lessons, whole: true);
        shown.Note(answer.Findings.Select(f => f.Lesson).DistinctBy(l => l.Id), repo, keyId, session, ShownLessons.Check);
    }

    private static UnifiedDiff Diff(string? text)
    {
        if (text is null)
            throw FaultException.Invalid("diff", "diff is missing: send what git diff prints; an empty text is an empty change.");
        if (text.Length > DiffCharsMax)
            throw FaultException.Invalid("diff", $"diff has {text.Length} characters; {DiffCharsMax} are allowed. Send it in parts, some files at a time.");
        var diff = UnifiedDiff.Of(text);
        if (!string.IsNullOrWhiteSpace(text) && !diff.Files.Any(f => f.Path.Length > 0))
            throw FaultException.Invalid("diff", "diff names no file: send a unified diff with its --- and +++ lines, as git diff prints it.");
        return diff;
    }
}
