using System.CommandLine;
using Memory.Cli.Connecting;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory context [TASK]</c>: what a session should know before it begins.</summary>
internal static class ContextCommand
{
    /// <summary>More than this is no diff that a reviewer would read.</summary>
    private const int DiffCharsMax = 4 * 1024 * 1024;

    public static Command Create(CliHost host)
    {
        var task = new Argument<string[]>("TASK") { Description = "What is about to be done", Arity = ArgumentArity.ZeroOrMore };
        var files = new Option<string[]>("--file") { Description = "A file that will be touched; may be repeated", HelpName = "file" };
        var diff = new Option<string?>("--diff") { Description = "A unified diff in a file, or - for standard input", HelpName = "file" };
        var phase = new Option<string?>("--phase") { Description = "Where the session is", HelpName = "start|plan|edit|review" };
        phase.AcceptOnlyFromAmong("start", "plan", "edit", "review");
        var budget = Limits.Option("Most tokens of the answer [default: 1500]", 50_000, "--budget");
        var session = new Option<string?>("--session") { Description = "Name of the session: what it was given is not given again", HelpName = "name" };
        var command = new Command("context", "The lessons for a task, as Markdown for an agent") { task, files, diff, phase, budget, session };
        host.Run(command, async (call, cancellationToken) =>
        {
            var pack = await call.Client.GetContextAsync(new ContextRequest
            {
                Repo = call.RequiredRepo,
                Task = call.Words(task) is { Length: > 0 } words ? words : null,
                Files = call.Get(files) is { Length: > 0 } given ? [.. given.Select(file => RepoPath.Of(call, file)).OfType<string>()] : null,
                Diff = await DiffAsync(call, call.Get(diff), cancellationToken),
                Phase = call.Get(phase),
                BudgetTokens = call.Get(budget),
                Session = call.Get(session),
            }, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            if (pack.Markdown.Length > 0)
                call.Screen.Block(pack.Markdown);
            else
                call.Screen.Note($"{call.Repo} has no lesson for this.");
            if (pack.Omitted > 0)
                call.Screen.Note($"{pack.Omitted} more with a larger --budget.");
            return CliHost.Ok;
        }, reads: true);
        return command;
    }

    private static async Task<string?> DiffAsync(Invocation call, string? file, CancellationToken cancellationToken)
    {
        if (file is null)
            return null;
        using var stream = InputFile.Open(call.Environment, file);
        using var reader = new StreamReader(stream);
        var block = new char[DiffCharsMax + 1];
        var count = await reader.ReadBlockAsync(block, cancellationToken);
        if (count > DiffCharsMax)
            throw new FailedException($"{file} is longer than {DiffCharsMax / (1024 * 1024)} Mi characters", "Give the diff of fewer files.");
        return count == 0 ? null : new string(block, 0, count);
    }
}
