using System.CommandLine;
using Memory.Cli.Connecting;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory search TEXT</c>.</summary>
internal static class SearchCommand
{
    public static Command Create(CliHost host)
    {
        var text = new Argument<string[]>("TEXT") { Description = "Words to look for", Arity = ArgumentArity.OneOrMore };
        var path = new Option<string?>("--path") { Description = "Lessons that apply to this file", HelpName = "file" };
        var limit = Limits.Option("How many lessons, at most 50 [default: 10]", 50);
        var command = new Command("search", "Find lessons by words") { text, path, limit };
        host.Run(command, async (call, cancellationToken) =>
        {
            var query = new SearchQuery(call.Words(text)) { Repo = call.Repo, Path = RepoPath.Of(call, call.Get(path)), Limit = call.Get(limit) };
            var found = await call.Client.SearchAsync(query, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            foreach (var lesson in found.Items)
                ServedText.Print(call.Screen, lesson);
            if (found.Items.Count == 0)
                call.Screen.Note("Nothing found", call.Repo is null ? "." : $" in {call.Repo} (--repo all looks everywhere).");
            return CliHost.Ok;
        }, reads: true);
        return command;
    }
}
