using System.CommandLine;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory export</c>: the lessons as a file.</summary>
internal static class ExportCommand
{
    public static Command Create(CliHost host)
    {
        var format = new Option<string>("--format") { Description = "Lines of JSON to import again, or a document [default: jsonl]", HelpName = "jsonl|markdown" };
        format.AcceptOnlyFromAmong("jsonl", "markdown");
        var command = new Command("export", "Write all lessons to standard output") { format };
        host.Run(command, async (call, cancellationToken) =>
        {
            var shape = call.Get(format) == "markdown" ? ExportFormat.Markdown : ExportFormat.Jsonl;
            await using var content = await call.Client.ExportLessonsAsync(shape, call.Repo, cancellationToken);
            await call.Screen.CopyAsync(content, cancellationToken);
            return CliHost.Ok;
        });
        return command;
    }
}
