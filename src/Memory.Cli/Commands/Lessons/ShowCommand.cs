using System.CommandLine;
using Memory.Cli.Output;

namespace Memory.Cli.Commands.Lessons;

/// <summary><c>memory lessons show ID</c>.</summary>
internal static class ShowCommand
{
    public static Command Create(CliHost host)
    {
        var id = new Argument<string>("ID") { Description = "Id of the lesson, e.g. L482133" };
        var history = new Option<bool>("--history") { Description = "What happened to it, instead of what it says" };
        var command = new Command("show", "Show a lesson with who said it, and where") { id, history };
        host.Run(command, async (call, cancellationToken) =>
        {
            if (call.Get(history))
            {
                var events = await call.Client.GetLessonHistoryAsync(call.Get(id)!, cancellationToken);
                if (call.Json)
                    return call.PrintAnswer();
                call.Screen.Table(
                    ["at", "who", "what", "note"],
                    [.. events.Select(e => new[] { Span.Dim(When.Minute(e.At)), new Span(e.Who), Span.Bold(e.What), new Span(e.Note) })]);
                return CliHost.Ok;
            }
            var lesson = await call.Client.GetLessonAsync(call.Get(id)!, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            LessonText.Print(call.Screen, lesson);
            return CliHost.Ok;
        });
        return command;
    }
}
