using System.Text;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Importing;

/// <summary>An export of another tool that is too large for one request: it goes part by part.</summary>
internal static class LearningsExport
{
    /// <summary>Some hundred thousand learnings.</summary>
    private const long BytesMax = 256L * 1024 * 1024;
    /// <summary>What is smaller goes as a whole.</summary>
    private const int WholeMax = 256 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsLarge(DocumentFile file) => Path.GetExtension(file.Full).Equals(".csv", StringComparison.OrdinalIgnoreCase) && new FileInfo(file.Full).Length > WholeMax;

    /// <exception cref="FailedException">One that is too large, or no text.</exception>
    public static void Demand(DocumentFile file)
    {
        if (new FileInfo(file.Full).Length > BytesMax)
            throw new FailedException($"{file.Name} has more than {BytesMax / (1024 * 1024)} MiB", "Cut it into several files, each with the first row on top.");
    }

    public static async Task<GuidelinesReceipt> SendAsync(Invocation call, DocumentFile file, CancellationToken cancellation)
    {
        var path = Path.GetFileName(file.Full);
        var source = ImportSource.Of(call.Environment, file.Full) with { Name = file.Name };
        return await ProgressReport.WhileAsync(call.Environment, call.Screen, source, async progress =>
        {
            var receipt = GuidelineImport.Nothing;
            using var reader = new StreamReader(new WatchedStream(source.Open(), progress), Utf8);
            try
            {
                await foreach (var (text, shift) in CsvParts.ReadAsync(reader, file.Name, cancellation))
                {
                    var part = await call.Client.AddGuidelinesAsync(new() { Repo = call.RequiredRepo, Files = [new() { Path = path, Text = text }] }, cancellation);
                    receipt = GuidelineImport.Together(receipt, Shifted(part, shift));
                }
            }
            catch (DecoderFallbackException)
            {
                throw new FailedException($"{file.Name} is not UTF-8");
            }
            return receipt;
        });
    }

    private static GuidelinesReceipt Shifted(GuidelinesReceipt part, int shift) => part with
    {
        Lessons = [.. part.Lessons.Select(l => l with { Line = l.Line + shift })],
        Rejected = [.. part.Rejected.Select(r => r with { Line = r.Line + shift })],
    };
}
