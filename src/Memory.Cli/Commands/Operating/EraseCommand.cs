using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Operating;

/// <summary><c>memory erase repo|person NAME</c>: for good, so it asks first.</summary>
internal static class EraseCommand
{
    public static Command Create(CliHost host) =>
        new("erase", "Forget a repository or a person, for good (needs an admin key)")
        {
            Create(host, "repo", "REPO", "owner/name", "Everything of a repository: comments, lessons, settings",
                (client, name, cancellationToken) => client.EraseRepositoryAsync(name, cancellationToken)),
            Create(host, "person", "LOGIN", "Name of the account", "What a person said in any repository, and their name",
                (client, name, cancellationToken) => client.ErasePersonAsync(name, cancellationToken)),
        };

    private static Command Create(
        CliHost host, string verb, string argument, string what, string description, Func<MemoryClient, string, CancellationToken, Task<Erasure>> erase)
    {
        var name = new Argument<string>(argument) { Description = what };
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        var command = new Command(verb, description) { name, yes };
        host.Run(command, async (call, cancellationToken) =>
        {
            var subject = call.Get(name)!;
            if (!call.Get(yes) && !call.Screen.Confirm($"Erase {subject} for good? There is no way to get it back."))
                throw new UsageException("nothing was erased: say yes on a terminal, or give --yes");
            var erased = await erase(call.Client, subject, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            call.Screen.Line(subject, " is erased: ", When.Count(erased.Comments, "comment"), ", ", When.Count(erased.Lessons, "lesson"),
                erased.LessonsKept > 0 ? $"; {When.Count(erased.LessonsKept, "lesson")} {(erased.LessonsKept == 1 ? "stays" : "stay")} because of others" : "");
            call.Screen.Note($"It does not come back while the tombstone {erased.Tombstone} stands.");
            return CliHost.Ok;
        });
        return command;
    }
}
