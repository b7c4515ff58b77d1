using System.Diagnostics;
using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Indexing;
using Memory.Lessons.Lifecycle;
using Memory.Outcomes;
using Memory.Telemetry;

namespace Memory.Serving.Endpoints;

/// <summary>The few lessons that a session needs now.</summary>
internal static class ContextEndpoint
{
    private const int TaskCharsMax = 100_000;
    private const int DiffCharsMax = 2_000_000;
    private const int FilesMax = 1_000;
    private const int PathCharsMax = 4_096;
    private const int SessionCharsMax = 200;
    private const int ExcludeMax = 10_000;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/context", PostAsync).Needs(KeyScope.Read).WithTags("Serving").WithName("Context")
            .WithSummary("The lessons for a task, files or a diff, as Markdown within a token budget.")
            .Accepts<ContextRequest>("application/json").Produces<ContextPack>().ProducesProblem(400).ProducesProblem(403);

    private static async Task<ContextPack> PostAsync(HttpContext http, ILessonIndex index, IndexFollower follower, ExposureLog exposures, TimeProvider time)
    {
        var started = Stopwatch.GetTimestamp();
        var caller = http.Caller();
        var request = await JsonBody.ReadAsync<ContextRequest>(http);
        var input = Read(request, caller);
        await follower.CatchUpAsync(http.RequestAborted);
        // Two keys that name their session alike are two sessions.
        var session = request.Session is { Length: > 0 } name ? $"{caller.KeyId}/{input.Repo}/{name}" : null;
        if (session is not null)
            input = input with { AlreadyGiven = await GivenAsync(index, input, await exposures.GivenAsync(session, http.RequestAborted), http.RequestAborted) };
        var pack = await ContextBuilder.BuildAsync(input, index, http.RequestAborted);
        var now = time.GetUtcNow();
        Signals.Served.Add(pack.Lessons.Count);
        foreach (var packed in pack.Lessons)
            exposures.Record(new(session, packed.Lesson.Id, ApprovalHash.Of(packed.Lesson), input.Repo, Wire(input.Phase), now));
        return new(pack.Markdown, pack.Tokens, [.. pack.Lessons.Select(ServedWire.Of)], pack.Omitted, ServedWire.Milliseconds(started)) { Degraded = pack.Degraded };
    }

    /// <summary>Of what the session has been given, the lessons that still say the same.</summary>
    private static async ValueTask<HashSet<string>> GivenAsync(
        ILessonIndex index, ContextInput input, IReadOnlyCollection<string> given, CancellationToken cancellation)
    {
        var texts = given.ToHashSet(StringComparer.Ordinal);
        var known = await index.FindAsync(input.Grant, [.. texts.Select(t => t[..t.IndexOf(' ')]).Distinct(StringComparer.Ordinal)], cancellation);
        return known.Where(l => texts.Contains(ExposureLog.Given(l.Id, ApprovalHash.Of(l)))).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
    }

    private static ContextInput Read(ContextRequest r, Caller caller)
    {
        Limit(r.Task, TaskCharsMax, "task");
        Limit(r.Diff, DiffCharsMax, "diff");
        Limit(r.Session, SessionCharsMax, "session");
        if (r.Files is { Count: > FilesMax })
            throw FaultException.Invalid("files", $"files holds at most {FilesMax} paths.");
        if (r.Files?.Any(f => string.IsNullOrEmpty(f) || f.Length > PathCharsMax) == true)
            throw FaultException.Invalid("files", "files holds paths from the repository's root, such as src/api/orders.ts.");
        if (r.Exclude is { Count: > ExcludeMax } || r.Exclude?.Any(e => e is null) == true)
            throw FaultException.Invalid("exclude", $"exclude holds at most {ExcludeMax} lesson ids.");
        if (r.BudgetTokens is < 1 or > ContextInput.BudgetMax)
            throw FaultException.Invalid("budgetTokens", $"budgetTokens is 1 to {ContextInput.BudgetMax}.");
        var repo = caller.Demand(RepoName.Require(r.Repo));
        return new ContextInput
        {
            Grant = caller.Grant,
            Repo = repo,
            Task = r.Task,
            Files = [.. (r.Files ?? []).Select(f => RepositoryPath.Of(f, repo))],
            Diff = r.Diff,
            Phase = ContextInput.ParsePhase(r.Phase) ?? throw FaultException.Invalid("phase", "phase is start, plan, edit or review."),
            BudgetTokens = r.BudgetTokens,
            Exclude = (r.Exclude ?? []).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static void Limit(string? text, int max, string field)
    {
        if (text is not null && text.Length > max)
            throw FaultException.Invalid(field, $"{field} has {text.Length} characters; {max} are allowed.");
    }

    private static string Wire(ContextPhase phase) => phase.ToString().ToLowerInvariant();
}
