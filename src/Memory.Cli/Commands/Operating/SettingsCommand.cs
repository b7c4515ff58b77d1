using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Operating;

/// <summary><c>memory settings show|set</c>: what holds for one repository.</summary>
internal static class SettingsCommand
{
    public static Command Create(CliHost host) =>
        new("settings", "What holds for a repository, and where it comes from")
        {
            Show(host),
            Set(host),
        };

    private static Command Show(CliHost host)
    {
        var command = new Command("show", "Each setting, its value and whose it is");
        host.Run(command, async (call, cancellationToken) => Print(call, await call.Client.GetSettingsAsync(call.RequiredRepo, cancellationToken)));
        return command;
    }

    private static Command Set(CliHost host)
    {
        var activation = new Option<string?>("--activation") { Description = "at-once, approval, or a time such as delay:7d", HelpName = "when" };
        var budget = new Option<int?>("--budget") { Description = "Tokens for the whole of CLAUDE.md", HelpName = "tokens" };
        var targets = new Option<string[]>("--target") { Description = "File that gets the block; may be repeated", HelpName = "CLAUDE.md|AGENTS.md" };
        var teachers = new Option<string[]>("--teacher") { Description = "Login that may teach; may be repeated", HelpName = "login" };
        var publishing = new Option<string?>("--publishing") { Description = "off, or pull-request", HelpName = "how" };
        var resets = new Option<string[]>("--reset") { Description = "A setting that is to be as the service says; may be repeated", HelpName = "name" };
        resets.AcceptOnlyFromAmong("activation", "budget", "targets", "teachers", "publishing");
        var command = new Command("set", "Change what is named, leave the rest as it is (needs an admin key)") { activation, budget, targets, teachers, publishing, resets };
        host.Run(command, async (call, cancellationToken) =>
        {
            var own = (await call.Client.GetSettingsAsync(call.RequiredRepo, cancellationToken)).Own;
            var back = call.Get(resets) ?? [];
            own = own with
            {
                Activation = back.Contains("activation") ? null : call.Get(activation) ?? own.Activation,
                BudgetTokens = back.Contains("budget") ? null : call.Get(budget) ?? own.BudgetTokens,
                Targets = back.Contains("targets") ? null : call.Get(targets) is { Length: > 0 } files ? files : own.Targets,
                Teachers = back.Contains("teachers") ? null : call.Get(teachers) is { Length: > 0 } logins ? logins : own.Teachers,
                PublishingMode = back.Contains("publishing") ? null : call.Get(publishing) ?? own.PublishingMode,
            };
            return Print(call, await call.Client.PutSettingsAsync(call.RequiredRepo, own, cancellationToken));
        });
        return command;
    }

    private static int Print(Invocation call, SettingsView view)
    {
        if (call.Json)
            return call.PrintAnswer();
        var holds = view.Effective;
        call.Screen.Table(["setting", "value", "from"],
        [
            Row("activation", holds.Activation ?? ""),
            Row("budgetTokens", When.Count(holds.BudgetTokens ?? 0)),
            Row("targets", string.Join(", ", holds.Targets ?? [])),
            Row("teachers", string.Join(", ", holds.Teachers ?? [])),
            Row("publishingMode", holds.PublishingMode ?? ""),
        ]);
        return CliHost.Ok;

        Span[] Row(string name, string value) => [name, value, view.From.GetValueOrDefault(name) ?? ""];
    }
}
