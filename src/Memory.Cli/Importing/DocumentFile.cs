using System.Text;
using Memory.Client;

namespace Memory.Cli.Importing;

/// <summary>A file to import as a document.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="Full">Its absolute path.</param>
internal sealed record DocumentFile(string Name, string Full)
{
    private const int BytesMax = 1024 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The document, or the reason why this file is none.</returns>
    public async Task<(Document? Document, string? Reason)> ReadAsync(string repo, DocumentPlace place, CancellationToken cancellationToken)
    {
        if (new FileInfo(Full).Length > BytesMax)
            return (null, $"has more than {BytesMax / 1024 / 1024} MiB");
        var bytes = await File.ReadAllBytesAsync(Full, cancellationToken);
        try
        {
            var text = Utf8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes);
            return text.Contains('\0', StringComparison.Ordinal)
                ? (null, "holds NUL characters: it is no text")
                : (new Document { Repo = repo, Path = place.PathOf(Full), Url = place.UrlOf(Full), Text = text }, null);
        }
        catch (DecoderFallbackException)
        {
            return (null, "is not UTF-8");
        }
    }
}
