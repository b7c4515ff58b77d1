using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Lessons;

/// <summary><c>memory lessons approve ID…</c>: a held lesson is approved only by somebody who has the warning before their eyes.</summary>
internal static class ApproveCommand
{
    public static Command Create(CliHost host)
    {
        var (ids, note) = (DecideCommand.Ids(), DecideCommand.Note());
        var yes = new Option<bool>("--yes") { Description = "Approve although it is held with a warning" };
        var pattern = new Option<string?>("--pattern") { Description = "Confirm a piece of code that breaks it, e.g. DateTime.Now, eval() or \"import lodash\"", HelpName = "code" };
        var command = new Command("approve", "Make a proposed or conflicted lesson active; answer what speaks against a doubtful one") { ids, note, yes, pattern };
        host.Run(command, (call, cancellationToken) => DecideCommand.EachAsync(call, call.Get(ids)!, "approved", async id =>
        {
            var held = await call.Client.GetLessonAsync(id, cancellationToken);
            if (held.Status != "active" && held.Warnings is { Count: > 0 } && !call.Get(yes) && !Confirm(call.Screen, held))
                throw new FailedException($"{held.Id} was not approved: it is held with the warning above", "Repeat with --yes when it is right all the same.");
            if (call.Get(pattern) is { } code)
                await call.Client.ChangeLessonAsync(held.Id, new LessonInput { Pattern = code }, cancellationToken: cancellationToken);
            return await call.Client.ApproveLessonAsync(id, call.Get(note), cancellationToken);
        }));
        return command;
    }

    private static bool Confirm(Screen screen, Lesson lesson)
    {
        screen.Note(Span.Bold(lesson.Id), "  ", lesson.Rule);
        foreach (var warning in lesson.Warnings)
            screen.Note(new Span("  warning: ", Ink.Doubtful), warning);
        return screen.Confirm("Approve it?");
    }
}
