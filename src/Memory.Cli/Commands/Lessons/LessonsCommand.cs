using System.CommandLine;

namespace Memory.Cli.Commands.Lessons;

/// <summary><c>memory lessons …</c>.</summary>
internal static class LessonsCommand
{
    public static Command Create(CliHost host) =>
        new("lessons", "List lessons, show one, add one, and decide about them")
        {
            ListCommand.Create(host),
            ShowCommand.Create(host),
            AddCommand.Create(host),
            ApproveCommand.Create(host),
            DecideCommand.Create(host, "reject", "Say no to a proposed lesson", "rejected", (client, id, note, ct) => client.RejectLessonAsync(id, note, ct)),
            DecideCommand.Create(host, "retire", "Take a lesson out of use", "retired", (client, id, note, ct) => client.RetireLessonAsync(id, note, ct)),
            DecideCommand.Create(host, "restore", "Make a rejected or retired lesson a proposal again", "restored", (client, id, note, ct) => client.RestoreLessonAsync(id, note, ct)),
        };
}
