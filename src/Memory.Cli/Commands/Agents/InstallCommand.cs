using System.CommandLine;
using System.Text.Json.Nodes;
using Memory.Cli.Connecting;
using Memory.Cli.Installing;
using Memory.Cli.Output;
using Memory.Cli.Rendering;
using Memory.Client.Checkouts;

namespace Memory.Cli.Commands.Agents;

/// <summary><c>memory install AGENT</c>: puts lessons in front of an agent's sessions in one working tree, and takes that out again.</summary>
internal static class InstallCommand
{
    private const int CharsMax = 2 * 1024 * 1024;

    public static Command Create(CliHost host)
    {
        var agent = new Argument<string>("AGENT") { Description = "claude-code, codex, or agents (a note in AGENTS.md for any other)" };
        agent.AcceptOnlyFromAmong(InstallPlan.Agents);
        var folder = new Option<string?>("--dir") { Description = "The working tree [default: the one this folder belongs to]", HelpName = "folder" };
        var remove = new Option<bool>("--remove") { Description = "Take it out again" };
        var stop = new Option<bool>("--check-at-stop") { Description = "Claude Code: hold what a session wrote with its editing tools against forbidden patterns before it ends" };
        var command = new Command("install", "Put lessons in front of an agent's sessions in this working tree") { agent, folder, remove, stop };
        host.Run(command, (call, _) =>
        {
            var working = call.Environment.WorkingFolder;
            var top = call.Get(folder) is { } given ? Path.GetFullPath(given, working) : GitFolder.Find(working)?.Top ?? working;
            if (!Directory.Exists(top))
                throw new FailedException($"{call.Get(folder)} is no folder");
            call.Folder = top;
            var address = ServiceAddress.Choose(call.UrlOption, call.Environment.Variable("MEMORY_URL"));
            var target = new HookTarget(address.ToString().TrimEnd('/'), ServiceAddress.IsLocal(address), call.Repo is { } repo && !repo.Contains('*', StringComparison.Ordinal) ? repo : null, call.Get(stop));
            if (target.Address.AsSpan().IndexOfAny("'\"\\$`") >= 0)
                throw new UsageException("--url: an address with quotes or dollar signs cannot be written into these files");
            if (!target.IsLocal && target.Repo is null && !call.Get(remove))
                throw new UsageException($"which repository? A service elsewhere cannot look into {top}: give --repo owner/name");
            var changed = Apply(top, InstallPlan.Of(call.Get(agent)!, target, call.Get(remove)));
            Print(call, target, changed, call.Get(remove));
            if (call.Environment.IsWindows && call.Get(agent) == InstallPlan.ClaudeCode && !call.Get(remove))
                call.Screen.Note("The hook at a session's start runs in Git's shell. On a Windows without one it cannot: see \"On Windows\" in Memory's README; the other hooks need none.");
            return Task.FromResult(CliHost.Ok);
        });
        return command;
    }

    /// <summary>All texts are made before the first file is written.</summary>
    private static List<string> Apply(string top, IReadOnlyList<InstallStep> steps)
    {
        var edits = steps.Select(s => (s.Path, File: Inside(top, s.Path), s.Edit)).Select(s => (s.Path, s.File, Before: Read(s.File, s.Path), s.Edit))
            .Select(s => (s.Path, s.File, s.Before, After: s.Edit(s.Before))).Where(s => s.Before != s.After).ToList();
        foreach (var (_, file, _, after) in edits)
        {
            if (after is null)
                File.Delete(file);
            else
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, after);
            }
        }
        return [.. edits.Select(e => e.Path)];
    }

    /// <summary>A link in a working tree may lead anywhere, and whoever made the tree is not always whoever installs.</summary>
    private static string Inside(string top, string path)
    {
        var file = RealPath.Of(Path.Combine(top, path));
        return RealPath.IsInside(file, RealPath.Of(top)) ? file
            : throw new FailedException($"{path} is a link that leads out of the working tree, to {file}: nothing was changed. Make it a file of its own, or give --dir");
    }

    private static string? Read(string file, string name) => !File.Exists(file) ? null
        : BoundedText.Read(file, CharsMax) ?? throw new FailedException($"{name} cannot be read, or is too long: nothing was changed");

    private static void Print(Invocation call, HookTarget target, List<string> changed, bool removed)
    {
        if (call.Json)
        {
            call.Screen.Json(new JsonObject { ["changed"] = new JsonArray([.. changed.Select(c => (JsonNode)c)]) }.ToJsonString());
            return;
        }
        foreach (var path in changed)
            call.Screen.Line(removed ? "taken out of " : "written into ", Span.Bold(path));
        if (changed.Count == 0)
            call.Screen.Line("everything is as it should be");
        else if (!removed && target.Repo is not null)
            call.Screen.Line("its sessions ask for ", Span.Bold(target.Repo));
        if (!removed && call.Environment.Variable("MEMORY_KEY") is null)
            call.Screen.Note($"Sessions read the key from MEMORY_KEY: export MEMORY_KEY=$(cat {Path.Combine(KeyLookup.DataFolder(call.Environment), "session.key")})");
    }
}
