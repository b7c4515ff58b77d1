using System.Text.Json;
using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Lessons.Lifecycle;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Lessons.Endpoints;

/// <summary>Lessons that exist elsewhere come in as they are, never compared with what is known.</summary>
internal static class LessonImport
{
    private const long BytesMax = 25 * 1024 * 1024;
    private const int LinesMax = 50_000;
    private const int RowsPerTransaction = 500;
    private const int SupersedesMax = 50;

    /// <summary>A line: a lesson to add, and what only an import may say.</summary>
    private sealed record Line
    {
        public string? Status { get; init; }
        public DateTimeOffset? CreatedAt { get; init; }
        public IReadOnlyList<LessonEvidence>? Evidence { get; init; }
        public string? Id { get; init; }
        public IReadOnlyList<string>? Supersedes { get; init; }
        public IReadOnlyList<string>? ConflictsWith { get; init; }
    }

    private sealed record Checked(int Position, int Number, Lesson Lesson);

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
                good.Add(new(ids.Count, number, Read(text, http.Caller(), time.GetUtcNow())));
            }
            catch (FaultException e)
            {
                rejected.Add(new(number, e.Message));
            }
            ids.Add(null);
        }
        foreach (var chunk in good.Chunk(RowsPerTransaction))
            rejected.AddRange(await database.WriteAsync(s => StoreAsync(s, chunk, ids, http.Caller())));
        await LinkAsync(database, good, ids, http.Caller());
        rejected.Sort((a, b) => a.Line.CompareTo(b.Line));
        return Results.Json(new LessonImportReceipt(ids.Count - rejected.Count, ids, rejected));
    }

    private static Lesson Read(ReadOnlySpan<byte> text, Caller caller, DateTimeOffset now)
    {
        var (draft, pattern, warnings) = LessonInputReader.Read(JsonBody.Parse<LessonInput>(text), caller);
        var line = JsonBody.Parse<Line>(text);
        var status = line.Status is null ? LessonStatus.Proposed
            : LessonWords.ParseStatus(line.Status) ?? throw FaultException.Invalid("status", "status is proposed, active, conflicted, superseded, retired or rejected.");
        if (line.Status is not null)
            caller.Demand(KeyScope.Admin, "status in an import");
        if (status == LessonStatus.Conflicted || line.ConflictsWith is { Count: > 0 })
            throw FaultException.Invalid(status == LessonStatus.Conflicted ? "status" : "conflictsWith", "an import cannot say what a lesson is in conflict with; import it as proposed, without conflictsWith.");
        if (line.Supersedes is { } old && (old.Count > SupersedesMax || !old.All(LessonId.IsValid)))
            throw FaultException.Invalid("supersedes", $"supersedes holds at most {SupersedesMax} ids of lessons, such as L482133.");
        var lesson = NewLesson.Of(draft, id: line.Id is { Length: <= 10 } given ? given : "", Evidence(line, draft.Repo), status == LessonStatus.Active ? caller.Who : null, now, warnings) with { Pattern = pattern, Supersedes = line.Supersedes ?? [] };
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

    /// <returns>Lines that a tombstone keeps out.</returns>
    private static async Task<List<RejectedLine>> StoreAsync(WriteSession s, Checked[] lines, List<string?> ids, Caller caller)
    {
        s.KeyId = caller.KeyId;
        var refused = new List<RejectedLine>();
        foreach (var (position, number, lesson) in lines)
        {
            if (await RefusalAsync(s, lesson) is { } reason)
            {
                refused.Add(new(number, reason));
                continue;
            }
            if (await LessonStore.SameAsync(s, Grant.All, lesson.Repo, lesson.Rule, lesson.Paths) is { } known)
            {
                ids[position] = known.Id;
                continue;
            }
            var made = lesson with { Id = await LessonCommands.FreeIdAsync(s), Supersedes = [] };
            await LessonWriter.SaveAsync(s, made, [new HistoryStep(caller.Who, made.Warnings.Count > 0 ? "held" : "imported", made.Warnings.Count > 0 ? string.Join(" ", made.Warnings) : null)]);
            ids[position] = made.Id;
        }
        return refused;
    }

    /// <summary>
    /// Ids of another store mean the lessons of this import that had them; others mean lessons that are here already. What is
    /// neither is named in the history.
    /// </summary>
    private static async Task LinkAsync(Database database, List<Checked> lines, List<string?> ids, Caller caller)
    {
        var here = lines.Where(l => l.Lesson.Id.Length > 0 && ids[l.Position] is not null)
            .GroupBy(l => l.Lesson.Id).ToDictionary(l => l.Key, l => ids[l.First().Position]!);
        foreach (var chunk in lines.Where(l => l.Lesson.Supersedes.Count > 0 && ids[l.Position] is not null).Chunk(RowsPerTransaction))
            await database.WriteAsync(async s =>
            {
                foreach (var (position, _, asked) in chunk)
                {
                    if (await LessonStore.FindAsync(s, Grant.All, ids[position]!) is not { Supersedes.Count: 0 } lesson)
                        continue;
                    var meant = asked.Supersedes.Select(id => here.GetValueOrDefault(id, id)).Where(id => id != lesson.Id).Distinct().ToList();
                    var known = (await LessonStore.GetAsync(s, caller.Grant, meant)).Where(l => l.Repo == lesson.Repo).Select(l => l.Id).ToList();
                    var unknown = meant.Except(known).ToList();
                    var note = unknown.Count > 0 ? $"supersedes {string.Join(", ", unknown)} where it came from, which is not here" : $"supersedes {string.Join(", ", known)}";
                    await LessonWriter.SaveAsync(s, lesson with { Supersedes = known }, [new HistoryStep(caller.Who, "imported", note)]);
                }
            });
    }

    private static async Task<string?> RefusalAsync(Session s, Lesson lesson)
    {
        if (await TombstoneStore.OfRepositoryAsync(s, lesson.Repo) is { } repository)
            return repository.Refusal;
        foreach (var author in lesson.Evidence.Select(e => e.Author).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            if (await TombstoneStore.OfPersonAsync(s, author) is { } person)
                return $"evidence: {person.Refusal}, or leave this evidence out";
        return null;
    }
}
