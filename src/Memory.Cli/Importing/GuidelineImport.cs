using System.Text.Json;
using Memory.Cli.Rendering;
using Memory.Client;

namespace Memory.Cli.Importing;

/// <summary>Hands in what a team wrote for agents.</summary>
internal static class GuidelineImport
{
    public static readonly GuidelinesReceipt Nothing = new(0, [], [], 0, 0, []);

    /// <exception cref="FailedException">A file that cannot be read: nothing was sent then.</exception>
    public static async Task<GuidelinesReceipt> SendAsync(Invocation call, IReadOnlyList<DocumentFile> files, CancellationToken cancellationToken)
    {
        var repo = call.RequiredRepo;
        var place = DocumentPlace.Of(call.Environment.WorkingFolder, repo);
        var (sources, large) = (new List<GuidelineSource>(), files.Where(LearningsExport.IsLarge).ToList());
        large.ForEach(LearningsExport.Demand);
        foreach (var file in files.Except(large))
            sources.Add(await SourceAsync(file, repo, place, cancellationToken));
        var receipt = sources.Count == 0 ? Nothing : await call.Client.AddGuidelinesAsync(new() { Repo = repo, Files = sources }, cancellationToken);
        foreach (var file in large)
            receipt = Together(receipt, await LearningsExport.SendAsync(call, file, cancellationToken));
        return receipt;
    }

    public static GuidelinesReceipt Together(GuidelinesReceipt one, GuidelinesReceipt other) => new(
        one.Accepted + other.Accepted, [.. one.Lessons, .. other.Lessons], [.. one.Retired, .. other.Retired], one.Held + other.Held, one.PassedOver + other.PassedOver, [.. one.Rejected, .. other.Rejected]);

    public static string Json(GuidelinesReceipt receipt) => JsonSerializer.Serialize(receipt, MemoryJson.Default.GuidelinesReceipt);

    private static async Task<GuidelineSource> SourceAsync(DocumentFile file, string repo, DocumentPlace place, CancellationToken cancellationToken)
    {
        // A link is the file that it leads to; where its lines hold the link says.
        var isLink = new FileInfo(file.Full).LinkTarget is not null;
        var read = isLink ? file with { Full = RealPath.Of(file.Full) } : file;
        var (document, reason) = await read.ReadAsync(repo, isLink ? place with { Top = RealPath.Of(place.Top) } : place, cancellationToken);
        if (document is null)
            throw new FailedException($"{file.Name} {reason}");
        var outside = document.Path!.StartsWith("..", StringComparison.Ordinal);
        if (outside && Path.GetExtension(file.Full) != ".csv")
            throw new FailedException($"{file.Name} {(isLink ? "leads out" : "lies outside")} of {place.Top}");
        return new() { Path = outside ? Path.GetFileName(file.Full) : document.Path, Text = document.Text, Url = outside ? null : document.Url, Link = isLink && !outside ? place.PathOf(file.Full) : null };
    }
}
