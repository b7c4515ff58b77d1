using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Memory.Cli.Importing;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Operating;

/// <summary><c>memory backup FILE</c>: the whole store as a file, written whole or not at all.</summary>
internal static class BackupCommand
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "Where it goes; a file that is there is replaced once the new one is whole" };
        var command = new Command("backup", "Write the whole store, of one moment, to a file that \"memory restore\" takes") { file };
        host.Run(command, (call, cancellationToken) => RunAsync(call, call.Get(file)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Invocation call, string file, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file, call.Environment.WorkingFolder);
        if (Directory.Exists(path))
            throw new FailedException($"{file} is a folder: give a file");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new FailedException($"{Path.GetDirectoryName(path)} does not exist");
        call.WaitsLong = true;
        // In the same folder, so that the file appears in one step.
        var fresh = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            var source = new ImportSource(file, null, () => Stream.Null);
            var bytes = await ProgressReport.WhileAsync(call.Environment, call.Screen, source, async progress =>
            {
                await using var content = await call.Client.BackupAsync(cancellationToken);
                return await WriteAsync(content, fresh, progress, cancellationToken);
            });
            File.Move(fresh, path, overwrite: true);
            if (call.Json)
                call.Screen.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"file":"{{JsonEncodedText.Encode(path)}}","bytes":{{bytes}}}"""));
            else
                call.Screen.Line($"{file}: {When.Count(bytes, "byte")}. It holds hashes of keys and every comment: keep it as private as the store.");
            return CliHost.Ok;
        }
        catch (HttpRequestException cut)
        {
            throw new FailedException($"the service broke off: {cut.Message}", $"Nothing was written to {file}. Its log says why; try again.");
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    private static async Task<long> WriteAsync(Stream content, string fresh, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(fresh, options);
        var chunk = new byte[128 * 1024];
        int read;
        while ((read = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            await stream.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
            progress.Report(new ImportProgress(stream.Length, 0));
        }
        stream.Flush(flushToDisk: true);
        return stream.Length;
    }
}
