using System.CommandLine;
using Memory.Cli.Connecting;
using Memory.Cli.Output;
using Memory.Cli.Rendering;
using Memory.Client;
using Memory.Client.Checkouts;

namespace Memory.Cli.Commands;

/// <summary><c>memory render [DIR]</c>: CLAUDE.md and the rule files of a working tree, edited in place.</summary>
internal static class RenderCommand
{
    public static Command Create(CliHost host)
    {
        var folder = new Argument<string?>("DIR") { Description = "The working tree [default: the one this folder belongs to]", Arity = ArgumentArity.ZeroOrOne };
        var check = new Option<bool>("--check") { Description = "Change nothing; exit code 1 when a file would change" };
        var command = new Command("render", "Bring CLAUDE.md and .claude/rules/memory-*.md up to date") { folder, check };
        host.Run(command, (call, cancellationToken) => RunAsync(call, call.Get(folder), call.Get(check), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Invocation call, string? folder, bool check, CancellationToken cancellationToken)
    {
        var working = call.Environment.WorkingFolder;
        var top = folder is null ? GitFolder.Find(working)?.Top ?? working : Path.GetFullPath(folder, working);
        if (!Directory.Exists(top))
            throw new FailedException($"{folder} is no folder");
        call.Folder = top;
        var tree = new WorkingTree(top);
        var before = await tree.ReadAsync();
        var answer = await call.Client.RenderAsync(new RenderRequest { Repo = call.RequiredRepo, Files = RenderPlan.Request(before, tree.Links), Links = tree.Links.Count > 0 ? tree.Links : null }, cancellationToken);
        var plan = RenderPlan.Of(before, answer.Files, tree.Links);
        if (plan.Refused.Count > 0)
            throw new FailedException($"the service wants to write {string.Join(", ", plan.Refused)}: nothing was changed", "Only CLAUDE.md, AGENTS.md and .claude/rules/memory-*.md are edited; is the address right?");
        if (check)
            tree.Demand(plan.Changes, before);
        else
            tree.Apply(plan.Changes, before);
        if (call.Json)
            call.PrintAnswer();
        else
        {
            Print(call.Screen, plan, check);
            foreach (var note in answer.Notes ?? [])
                call.Screen.Note(note);
        }
        return check && plan.Changes.Count > 0 ? CliHost.Failed : CliHost.Ok;
    }

    private static void Print(Screen screen, RenderPlan plan, bool check)
    {
        foreach (var change in plan.Changes)
            screen.Line((change.Kind, check) switch
            {
                (ChangeKind.Create, true) => "would create ",
                (ChangeKind.Create, _) => "created ",
                (ChangeKind.Delete, true) => "would remove ",
                (ChangeKind.Delete, _) => "removed ",
                (_, true) => "would change ",
                _ => "changed ",
            }, Span.Bold(change.Path));
        if (plan.Changes.Count == 0)
            screen.Line("everything is up to date");
    }
}
