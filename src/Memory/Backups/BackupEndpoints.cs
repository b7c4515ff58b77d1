using System.Globalization;
using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace Memory.Backups;

/// <summary>The whole store as a file, and back.</summary>
internal static class BackupEndpoints
{
    private const string GZip = "application/gzip";
    private const string Whole = "A backup holds every repository";

    /// <summary>Packed; what a backup of tens of millions of comments has.</summary>
    private const long BytesMax = 16L * 1024 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/backup", Backup).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Operations").WithName("Backup")
            .WithSummary("The whole store, of one moment, as a file for POST /v1/restore.").Produces<Stream>(200, GZip).ProducesProblem(403);
        app.MapPost("/v1/restore", RestoreAsync).Needs(KeyScope.Admin).Costs(Work.Costly).WithTags("Operations").WithName("Restore")
            .WithSummary("Make the store what a backup says; without replace=true only an empty one.")
            .Accepts<Stream>(GZip, "application/octet-stream").Produces<RestoreReceipt>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415);
    }

    private static IResult Backup(HttpContext http, BackupWriter writer, TimeProvider time)
    {
        http.Caller().DemandEverything(Whole);
        return Results.Stream(output => writer.WriteAsync(output, ServiceVersion.Text, http.RequestAborted), GZip,
            string.Create(CultureInfo.InvariantCulture, $"memory-{time.GetUtcNow():yyyyMMdd-HHmmss}.ndjson.gz"));
    }

    private static async Task<IResult> RestoreAsync(HttpContext http, Restorer restorer, DataFolder folder, bool? replace)
    {
        http.Caller().DemandEverything(Whole);
        if (http.Request.ContentType?.Split(';')[0].Trim() is not (GZip or "application/octet-stream"))
            throw new FaultException(Fault.UnsupportedMediaType, $"Send the file that GET /v1/backup gave, as {GZip}.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = BytesMax;
        // Into a file first: a sender who is slow, or stops in the middle, never holds a transaction open.
        await using var spooled = folder.OpenTemporary();
        await SpoolAsync(http, spooled);
        var file = new BackupFile(spooled);
        try
        {
            var header = await file.CheckAsync(http.RequestAborted);
            var restored = await restorer.RestoreAsync(file, header, replace ?? false, (http.Caller().Who, http.Caller().KeyId), http.RequestAborted);
            return Results.Json(new RestoreReceipt { TakenAt = header.TakenAt, Rows = restored.Rows, Keys = restored.KeysAdded ? "added" : "kept" });
        }
        catch (NotABackupException e)
        {
            throw new FaultException(Fault.Invalid, e.Message + " Nothing was changed.");
        }
        catch (NotEmptyException e)
        {
            throw new FaultException(Fault.Conflict, e.Message);
        }
    }

    private static async Task SpoolAsync(HttpContext http, FileStream spooled)
    {
        var chunk = new byte[128 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (spooled.Length + read > BytesMax)
                throw new FaultException(Fault.TooLarge, $"The body is over {BytesMax} bytes, which is the limit here.");
            await spooled.WriteAsync(chunk.AsMemory(0, read), http.RequestAborted);
        }
        await spooled.FlushAsync(http.RequestAborted);
    }
}
