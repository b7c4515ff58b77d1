using System.Text.Json;
using Memory.Client;

namespace Memory.Cli.Importing;

/// <summary>Hands documents in, some at a time.</summary>
internal static class DocumentImport
{
    private const int CharsPerRequest = 3 * 1024 * 1024;
    private const int DocumentsPerRequest = 200;

    /// <returns>What the service said of all of them; a rejected line is the position among the files.</returns>
    public static async Task<DocumentsReceipt> SendAsync(Invocation call, IReadOnlyList<DocumentFile> files, CancellationToken cancellationToken)
    {
        var repo = call.RequiredRepo;
        var place = DocumentPlace.Of(call.Environment.WorkingFolder, repo);
        var sum = new DocumentsReceipt(0, 0, 0, []);
        var batch = new List<(int Line, Document Document)>();
        for (var i = 0; i < files.Count; i++)
        {
            var (document, reason) = await files[i].ReadAsync(repo, place, cancellationToken);
            if (document is null)
                sum = sum with { Rejected = [.. sum.Rejected, new RejectedLine(i + 1, reason!)] };
            else
                batch.Add((i + 1, document));
            if (batch.Count == DocumentsPerRequest || batch.Sum(d => d.Document.Text!.Length) > CharsPerRequest)
                sum = await SendAsync(call, sum, batch, cancellationToken);
        }
        return await SendAsync(call, sum, batch, cancellationToken);
    }

    public static string Json(DocumentsReceipt receipt) => JsonSerializer.Serialize(receipt, MemoryJson.Default.DocumentsReceipt);

    private static async Task<DocumentsReceipt> SendAsync(Invocation call, DocumentsReceipt sum, List<(int Line, Document Document)> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return sum;
        var answer = await call.Client.AddDocumentsAsync([.. batch.Select(d => d.Document)], cancellationToken);
        sum = new DocumentsReceipt(
            sum.Accepted + answer.Accepted, sum.Sections + answer.Sections, sum.Held + answer.Held,
            [.. sum.Rejected, .. answer.Rejected.Select(r => r with { Line = r.Line >= 1 && r.Line <= batch.Count ? batch[r.Line - 1].Line : r.Line })]);
        batch.Clear();
        return sum;
    }
}
