using System.CommandLine;
using System.CommandLine.Help;
using Memory.Cli.Commands.Agents;
using Memory.Cli.Commands.GitHub;
using Memory.Cli.Commands.Keys;
using Memory.Cli.Commands.Lessons;
using Memory.Cli.Commands.Operating;

namespace Memory.Cli.Commands;

/// <summary>The command <c>memory</c> and its verbs.</summary>
internal static class MemoryCommand
{
    /// <summary>Help looks the same wherever it is printed.</summary>
    private const int HelpColumns = 110;

    public static RootCommand Create(CliHost host)
    {
        var root = new RootCommand("What reviewers said, as lessons for coding agents. Speaks to a Memory service.")
        {
            StatusCommand.Create(host),
            DoctorCommand.Create(host),
            GitHubCommand.Create(host),
            ReplayCommand.Create(host),
            HarvestCommand.Create(host),
            ImportCommand.Create(host),
            DeliveriesCommand.Create(host),
            LessonsCommand.Create(host),
            SearchCommand.Create(host),
            ContextCommand.Create(host),
            AskCommand.Create(host),
            CheckCommand.Create(host),
            RenderCommand.Create(host),
            PublishCommand.Create(host),
            ExportCommand.Create(host),
            SettingsCommand.Create(host),
            TidyCommand.Create(host),
            EraseCommand.Create(host),
            BackupCommand.Create(host),
            RestoreCommand.Create(host),
            KeysCommand.Create(host),
            AuditCommand.Create(host),
            InstallCommand.Create(host),
            HookCommand.Create(host),
            McpCommand.Create(host),
            CompletionsCommand.Create(host),
        };
        root.HelpName = "memory";
        host.Options.AddTo(root);
        foreach (var option in root.Options)
            if (option is HelpOption { Action: HelpAction help } asked)
            {
                help.MaxWidth = HelpColumns;
                asked.Action = new HelpWithExamples(help);
            }
        return root;
    }
}
