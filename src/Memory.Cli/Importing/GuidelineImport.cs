using System.Text.Json;
using Memory.Client;

namespace Memory.Cli.Importing;

/// <summary>Hands in what a team wrote for agents.</summary>
internal static class GuidelineImport
{
    /// <exception cref="FailedException">A file that cannot be read: nothing was sent then.</exception>
    public static async Task<GuidelinesReceipt> SendAsync(Invocation call, IReadOnlyList<DocumentFile> files, CancellationToken cancellationToken)
    {
        var repo = call.RequiredRepo;
        var place = DocumentPlace.Of(call.Environment.WorkingFolder, repo);
        var sources = new List<GuidelineSource>();
        foreach (var file in files)
        {
            var (document, reason) = await file.ReadAsync(repo, place, cancellationToken);
            if (document is null)
                throw new FailedException($"{file.Name} {reason}");
            if (document.Path!.StartsWith("..", StringComparison.Ordinal) && Path.GetExtension(file.Full) != ".csv")
                throw new FailedException($"{file.Name} lies outside of {place.Top}");
            var outside = document.Path.StartsWith("..", StringComparison.Ordinal);
            sources.Add(new() { Path = outside ? Path.GetFileName(file.Full) : document.Path, Text = document.Text, Url = outside ? null : document.Url });
        }
        return await call.Client.AddGuidelinesAsync(new() { Repo = repo, Files = sources }, cancellationToken);
    }

    public static string Json(GuidelinesReceipt receipt) => JsonSerializer.Serialize(receipt, MemoryJson.Default.GuidelinesReceipt);
}
