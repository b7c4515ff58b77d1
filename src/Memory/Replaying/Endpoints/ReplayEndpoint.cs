using System.Text.Json;
using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.Comments;
using Memory.Intake;
using Memory.Jobs;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Replaying.Endpoints;

/// <summary>Asks what Memory would have done with a history; a job answers.</summary>
internal static class ReplayEndpoint
{
    private const int CommentsMax = 50_000;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/replay", PostAsync).Needs(KeyScope.Write).Costs(Work.Costly).WithTags("Jobs").WithName("Replay")
            .WithSummary("Begin a replay: what Memory would have learned from a history of review, and what of it was said again.")
            .Accepts<ReplayRequest>("application/json").Produces<JobStarted>(202).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> PostAsync(HttpContext http, Database database, IOptions<IntakeOptions> options, TimeProvider time)
    {
        var caller = http.Caller();
        var now = time.GetUtcNow();
        if (!http.Request.HasJsonContentType())
            throw new FaultException(Fault.UnsupportedMediaType, "Send the body as application/json.");
        var body = await JsonBody.BytesAsync(http, options.Value.MaxBodyBytes);
        JsonBody.DemandUtf8(body.Span);
        var (named, comments, rejected) = Read(body, now);
        var repo = caller.Demand(named ?? RepoOf(comments));
        var job = await database.WriteAsync(async s =>
        {
            var history = comments is null ? await ReplayJob.HistoryAsync(s, repo) : await WithoutErasedAsync(s, comments, repo);
            if (comments is null && history.Count == 0)
                throw new FaultException(Fault.Conflict, $"No comments of {repo} are known here. Hand them in (memory import FILE --mode all), or replay a file of them (memory replay --from FILE).");
            if (ReplayHistory.Fault(history) is { } fault)
                throw comments is null ? new FaultException(Fault.Conflict, $"Of {repo}: {fault}") : FaultException.Invalid("comments", $"comments: {fault}");
            return await AddAsync(s, repo, comments is null ? null : Json.Write(history), now);
        });
        return Results.Json(new JobStarted(job, rejected), statusCode: 202);
    }

    private static async Task<string> AddAsync(WriteSession s, string repo, string? input, DateTimeOffset now)
    {
        try
        {
            return await JobStore.AddAsync(s, ReplayJob.Kind, repo, input, now);
        }
        catch (JobsFullException full)
        {
            throw new FaultException(Fault.Unavailable, full.Message);
        }
    }

    /// <summary>What was erased stays away, also from a row that is gone in a minute.</summary>
    private static async Task<List<ReviewComment>> WithoutErasedAsync(WriteSession s, List<ReviewComment> comments, string repo)
    {
        var own = comments.FindAll(c => c.Repo == repo);
        var refusals = await Refusals.OfAsync(s, own);
        var left = own.FindAll(c => refusals.Of(c) is null);
        return left.Count == 0 && own.Count > 0 ? throw new FaultException(Fault.Conflict, refusals.Of(own[0])!) : left;
    }

    private static string RepoOf(List<ReviewComment>? comments)
    {
        if (comments is null)
            throw FaultException.Invalid("repo", "repo is missing: name a repository whose comments are known here, or send comments.");
        var repos = comments.Select(c => c.Repo).Distinct().ToList();
        return repos.Count switch
        {
            0 => throw FaultException.Invalid("comments", "comments holds no comment that could be read; see POST /v1/comments for their shape."),
            1 => repos[0],
            _ => throw FaultException.Invalid("repo", $"comments are of {repos.Count} repositories ({string.Join(", ", repos.Take(3))}{(repos.Count > 3 ? ", …" : "")}): name one with repo."),
        };
    }

    private static (string? Repo, List<ReviewComment>? Comments, List<RejectedLine> Rejected) Read(ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = BodyLines.DepthMax });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new FaultException(Fault.Invalid, "Send a JSON object with repo, or comments.");
            var repo = root.TryGetProperty("repo", out var name) && name.ValueKind != JsonValueKind.Null
                ? RepoName.Require(name.ValueKind == JsonValueKind.String ? name.GetString() : "") : null;
            if (!root.TryGetProperty("comments", out var sent) || sent.ValueKind == JsonValueKind.Null)
                return (repo, null, []);
            if (sent.ValueKind != JsonValueKind.Array || sent.GetArrayLength() > CommentsMax)
                throw FaultException.Invalid("comments", $"comments is an array of at most {CommentsMax} comments, in the shape of POST /v1/comments.");
            var (comments, rejected, line) = (new List<ReviewComment>(), new List<RejectedLine>(), 0);
            foreach (var json in sent.EnumerateArray())
            {
                line++;
                var (comment, reason) = CommentParser.Parse(json, now);
                if (comment is null)
                    rejected.Add(new(line, reason!));
                else
                    comments.Add(CommentCleaner.Clean(comment));
            }
            return (repo, comments, rejected);
        }
        catch (JsonException e)
        {
            throw JsonBody.Explain(e);
        }
        catch (InvalidOperationException)
        {
            throw new FaultException(Fault.Invalid, JsonBody.HalfPair);
        }
    }
}
