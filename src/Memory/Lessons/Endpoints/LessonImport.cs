using System.Text.Json;
using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Lessons.Lifecycle;
using Memory.Storage;

namespace Memory.Lessons.Endpoints;

/// <summary>Lessons that exist elsewhere come in as they are, never compared with what is known.</summary>
internal static class LessonImport
{
    private const long BytesMax = 25 * 1024 * 1024;
    private const int LinesMax = 50_000;
    private const int RowsPerTransaction = 500;

    /// <summary>A line: a lesson to add, and what only an import may say.</summary>
    private sealed record Line
    {
        public string? Status { get; init; }
        public DateTimeOffset? CreatedAt { get; init; }
        public IReadOnlyList<LessonEvidence>? Evidence { get; init; }
    }

    private sealed record Checked(int Number, Lesson Lesson);

    public static async Task<IResult> ImportAsync(HttpContext http, Database database, TimeProvider time)
    {
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        if (type is not ("application/x-ndjson" or "application/jsonl" or "application/json"))
            throw new FaultException(Fault.UnsupportedMediaType, "Send one lesson a line as application/x-ndjson.");
        var body = await JsonBody.BytesAsync(http, BytesMax);
        var ids = new List<string?>();
        var rejected = new List<RejectedLine>();
        var good = new List<Checked>();
        var number = 0;
        foreach (var range in body.Span.Split((byte)'\n'))
        {
            number++;
            var text = body.Span[range].Trim(" \t\r"u8);
            if (text.Length == 0)
                continue;
            if (ids.Count >= LinesMax)
                throw new FaultException(Fault.TooLarge, $"More than {LinesMax} lessons in one request; send them in several.");
            try
            {
                good.Add(new(ids.Count, Read(text, http.Caller(), time.GetUtcNow())));
            }
            catch (FaultException e)
            {
                rejected.Add(new(number, e.Message));
            }
            ids.Add(null);
        }
        foreach (var chunk in good.Chunk(RowsPerTransaction))
            await database.WriteAsync(s => StoreAsync(s, chunk, ids, http.Caller()));
        return Results.Json(new LessonImportReceipt(good.Count, ids, rejected));
    }

    private static Lesson Read(ReadOnlySpan<byte> text, Caller caller, DateTimeOffset now)
    {
        var (draft, pattern, warnings) = LessonInputReader.Read(JsonBody.Parse<LessonInput>(text), caller);
        var line = JsonBody.Parse<Line>(text);
        var status = line.Status is null ? LessonStatus.Proposed
            : LessonWords.ParseStatus(line.Status) ?? throw FaultException.Invalid("status", "status is proposed, active, conflicted, superseded, retired or rejected.");
        if (line.Status is not null)
            caller.Demand(KeyScope.Admin, "status in an import");
        if (status == LessonStatus.Conflicted)
            throw FaultException.Invalid("status", "an import cannot say what a lesson is in conflict with; import it as proposed.");
        var lesson = NewLesson.Of(draft, id: "", Evidence(line, draft.Repo), status == LessonStatus.Active ? caller.Who : null, now, warnings) with { Pattern = pattern };
        if (warnings.Count == 0)
            lesson = lesson with { Status = status };
        return line.CreatedAt is { } created && created < now ? lesson with { CreatedAt = created } : lesson;
    }

    private static List<Evidence> Evidence(Line line, string repo) =>
        [.. (line.Evidence ?? []).Where(e => e is not null).Take(200).Select((e, i) => new Evidence
        {
            Comment = e.Url ?? $"import:{i}",
            Repo = repo,
            Author = Clean(e.Author, 100),
            Url = e.Url is { Length: <= 2048 } url && Uri.TryCreate(url, UriKind.Absolute, out var u) && u.Scheme is "http" or "https" ? e.Url : null,
            PullRequest = e.Pr,
            Path = e.Path is null ? null : Clean(e.Path, 1024),
            Commit = e.Commit is null ? null : Clean(e.Commit, 64),
            SaidAt = e.SaidAt ?? DateTimeOffset.UnixEpoch,
            Words = Clean(e.Words, 4_000),
        })];

    private static string Clean(string? text, int max)
    {
        if (text is null)
            return "";
        var clean = Screening.Screen.Clean(text).Text;
        return clean.Length <= max ? clean : clean[..max];
    }

    private static async Task StoreAsync(WriteSession s, Checked[] lines, List<string?> ids, Caller caller)
    {
        s.KeyId = caller.KeyId;
        foreach (var (position, lesson) in lines)
        {
            if (await LessonStore.SameAsync(s, Grant.All, lesson.Repo, lesson.Rule, lesson.Paths) is { } known)
            {
                ids[position] = known.Id;
                continue;
            }
            var made = lesson with { Id = await LessonCommands.FreeIdAsync(s) };
            await LessonWriter.SaveAsync(s, made, [new HistoryStep(caller.Who, made.Warnings.Count > 0 ? "held" : "imported", made.Warnings.Count > 0 ? string.Join(" ", made.Warnings) : null)]);
            ids[position] = made.Id;
        }
    }
}
