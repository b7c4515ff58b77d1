using System.Text.Json;
using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Comments;
using Memory.Lessons;
using Memory.Screening;
using Memory.Storage;
using Microsoft.Extensions.Options;

namespace Memory.Intake;

/// <summary>Comments come in: parsed, freed of secrets, stored, acknowledged. What they mean is found out later.</summary>
internal static class CommentEndpoints
{
    private const int CommentsMax = 50_000;
    private static readonly TimeSpan WaitAtMost = TimeSpan.FromSeconds(30);
    /// <summary>Word of another node can be lost when the store cuts us off.</summary>
    private static readonly TimeSpan LookAtLeast = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/comments", PostAsync).Needs(KeyScope.Write).WithTags("Comments").WithName("AddComments")
            .WithSummary("Hand in review comments: one, an array, or NDJSON.")
            .Accepts<Comment>("application/json", "application/x-ndjson", "application/jsonl")
            .Produces<CommentsReceipt>(202).Produces<CommentsReceipt>(200).ProducesProblem(400).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415).ProducesProblem(503);

    private static async Task<IResult> PostAsync(HttpContext http, Inbox inbox, Database database, IOptions<IntakeOptions> options, TimeProvider time, IHostApplicationLifetime life, string? mode, string? wait)
    {
        var how = ReadMode(mode);
        var waits = ReadWait(wait);
        var newlines = BodyLines.AreIn(http.Request, "a comment");
        var body = await JsonBody.BytesAsync(http, options.Value.MaxBodyBytes);
        var (lines, rejected) = Read(body, newlines, http.Caller(), time.GetUtcNow());
        var comments = lines.ConvertAll(l => l.Comment);
        var (batch, accepted, duplicates, refused) = await StoreAsync(inbox, comments, how);
        var lineOf = new Dictionary<ReviewComment, int>(ReferenceEqualityComparer.Instance);
        lines.ForEach(l => lineOf[l.Comment] = l.Line);
        rejected.AddRange(refused.Select(r => new RejectedLine(lineOf[r.Comment], r.Reason)));
        rejected.Sort((a, b) => a.Line.CompareTo(b.Line));
        if (!waits)
            return Results.Json(new CommentsReceipt(accepted, duplicates.Count, rejected, []), statusCode: 202);
        var done = await WaitAsync(inbox, batch, http.RequestAborted, life.ApplicationStopping);
        var lessons = await LessonsOfAsync(database, http.Caller().Grant, comments);
        return Results.Json(new CommentsReceipt(accepted, duplicates.Count, rejected, lessons), statusCode: done ? 200 : 202);
    }

    private static async Task<(string Batch, int Accepted, List<string> Duplicates, List<(ReviewComment Comment, string Reason)> Refused)> StoreAsync(
        Inbox inbox, List<ReviewComment> comments, IntakeMode mode)
    {
        try
        {
            return await inbox.StoreAsync(comments, mode);
        }
        catch (InboxFullException full)
        {
            throw new FaultException(Fault.Unavailable, full.Message);
        }
    }

    private static (List<(int Line, ReviewComment Comment)> Lines, List<RejectedLine> Rejected) Read(ReadOnlyMemory<byte> body, bool newlines, Caller caller, DateTimeOffset now)
    {
        var comments = new List<(int, ReviewComment)>();
        var rejected = new List<RejectedLine>();
        if (body.Length == 0)
            throw new FaultException(Fault.Invalid, "The body is empty; send a comment, an array of comments, or one comment a line.");
        try
        {
            foreach (var (line, json) in BodyLines.Of(body, newlines))
            {
                if (comments.Count + rejected.Count >= CommentsMax)
                    throw new FaultException(Fault.TooLarge, $"More than {CommentsMax} comments in one request; send them in several.");
                var (comment, reason) = json is { } value ? CommentParser.Parse(value, now) : (null, "not valid JSON in UTF-8");
                if (comment is not null && !caller.Grant.Covers(comment.Repo))
                    (comment, reason) = (null, "this key does not cover that repository");
                if (comment is null)
                    rejected.Add(new(line, reason!));
                else
                    comments.Add((line, CommentCleaner.Clean(comment)));
            }
        }
        catch (JsonException e)
        {
            throw JsonBody.Explain(e);
        }
        return (comments, rejected);
    }

    /// <summary>A service that is told to stop does not wait: what is stored is learned at the next start.</summary>
    private static async Task<bool> WaitAsync(Inbox inbox, string batch, CancellationToken cancellation, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        limit.CancelAfter(WaitAtMost);
        while (true)
        {
            var finish = inbox.Finished.Next;
            if (await inbox.PendingAsync(batch) == 0)
                return true;
            if (limit.IsCancellationRequested)
                return false;
            await Task.WhenAny(finish, Task.Delay(LookAtLeast, limit.Token));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static async Task<List<string>> LessonsOfAsync(Database database, Grant grant, List<ReviewComment> comments)
    {
        var ids = await database.ReadAsync(s => LessonStore.SupportedByAsync(s, grant, [.. comments.Select(c => c.Key).Distinct()]));
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    private static IntakeMode ReadMode(string? text) => text switch
    {
        null or "" or "tagged" => IntakeMode.Tagged,
        "all" => IntakeMode.All,
        _ => throw FaultException.Invalid("mode", "mode is 'tagged' or 'all'."),
    };

    private static bool ReadWait(string? text) => text switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => throw FaultException.Invalid("wait", "wait is 'true' or 'false'."),
    };
}
