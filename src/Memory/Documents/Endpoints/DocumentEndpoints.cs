using System.Text.Json;
using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.Indexing;
using Memory.Storage;

namespace Memory.Documents.Endpoints;

/// <summary>Documents come in, to answer questions from: cut at their headings, screened, stored.</summary>
internal static class DocumentEndpoints
{
    private const int BodyBytesMax = 25 * 1024 * 1024;
    private const int DocumentsMax = 1_000;
    /// <summary>Who waits for the write lock waits no longer than these take.</summary>
    private const int DocumentsPerTransaction = 10;

    private sealed record Line(int Number, ImportedDocument Document, IReadOnlyList<Passage> Passages, int Held);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/documents", PostAsync).Needs(KeyScope.Write).Costs(Work.Costly).WithTags("Documents").WithName("AddDocuments")
            .WithSummary("Hand in documents to answer questions from: one, an array, or NDJSON.")
            .Accepts<Document>("application/json", "application/x-ndjson", "application/jsonl")
            .Produces<DocumentsReceipt>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415);

    private static async Task<DocumentsReceipt> PostAsync(HttpContext http, Database database, TimeProvider time)
    {
        var newlines = BodyLines.AreIn(http.Request, "a document");
        var body = await JsonBody.BytesAsync(http, BodyBytesMax);
        if (body.Length == 0)
            throw new FaultException(Fault.Invalid, "The body is empty; send a document, an array of documents, or one document a line.");
        var now = time.GetUtcNow();
        var (lines, rejected) = Read(body, newlines, http.Caller(), now, http.RequestAborted);
        var accepted = new List<Line>();
        foreach (var chunk in lines.Chunk(DocumentsPerTransaction))
            await database.WriteAsync(async s =>
            {
                foreach (var line in chunk)
                    if (await DocumentStore.PutAsync(s, line.Document, line.Passages, now) is { } refusal)
                        rejected.Add(new(line.Number, refusal));
                    else
                        accepted.Add(line);
            });
        rejected.Sort((a, b) => a.Line.CompareTo(b.Line));
        return new DocumentsReceipt(accepted.Count, accepted.Sum(l => l.Passages.Count), accepted.Sum(l => l.Held), rejected);
    }

    private static (List<Line> Lines, List<RejectedLine> Rejected) Read(ReadOnlyMemory<byte> body, bool newlines, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var (lines, rejected) = (new List<Line>(), new List<RejectedLine>());
        try
        {
            foreach (var (number, json) in BodyLines.Of(body, newlines))
            {
                cancellation.ThrowIfCancellationRequested();
                if (lines.Count + rejected.Count >= DocumentsMax)
                    throw new FaultException(Fault.TooLarge, $"More than {DocumentsMax} documents in one request; send them in several.");
                var (document, reason) = json is { } value ? DocumentParser.Parse(value) : (null, "not valid JSON in UTF-8");
                if (document is not null && !caller.Grant.Covers(document.Repo))
                    (document, reason) = (null, "this key does not cover that repository");
                var (passages, held) = document?.Screened(now) ?? ([], 0);
                if (passages.Count > ImportedDocument.SectionsMax)
                    (document, reason) = (null, $"has more than {ImportedDocument.SectionsMax} sections; hand it in as several documents");
                if (document is null)
                    rejected.Add(new(number, reason!));
                else
                    lines.Add(new(number, document, passages, held));
            }
        }
        catch (JsonException e)
        {
            throw JsonBody.Explain(e);
        }
        return (lines, rejected);
    }
}
