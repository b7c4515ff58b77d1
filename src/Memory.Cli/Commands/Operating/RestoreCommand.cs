using System.CommandLine;
using Memory.Cli.Importing;
using Memory.Cli.Output;

namespace Memory.Cli.Commands.Operating;

/// <summary><c>memory restore FILE</c>: the store becomes what a backup says.</summary>
internal static class RestoreCommand
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "What \"memory backup\" wrote; - is standard input" };
        var replace = new Option<bool>("--replace") { Description = "Throw away what the store holds; without it only an empty one is restored into" };
        var command = new Command("restore", "Make the store what a backup says, whichever store it was taken from") { file, replace };
        host.Run(command, (call, cancellationToken) => RunAsync(call, call.Get(file)!, call.Get(replace), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Invocation call, string file, bool replace, CancellationToken cancellationToken)
    {
        var source = ImportSource.Of(call.Environment, file);
        call.WaitsLong = true;
        var receipt = await ProgressReport.WhileAsync(call.Environment, call.Screen, source, async progress =>
        {
            await using var stream = source.Open();
            await using var watched = new WatchedStream(stream, progress);
            return await call.Client.RestoreAsync(watched, replace, cancellationToken);
        });
        if (call.Json)
            return call.PrintAnswer();
        call.Screen.Line($"{source.Name}: {When.Count(receipt.Rows.Values.Sum(), "row")}, as the store was on {When.Minute(receipt.TakenAt)} UTC.");
        call.Screen.Line(receipt.Keys == "added"
            ? "The backup's keys work here too, those revoked since it was taken as well: memory keys list."
            : "The keys are as they were; none came from the backup.");
        return CliHost.Ok;
    }
}
