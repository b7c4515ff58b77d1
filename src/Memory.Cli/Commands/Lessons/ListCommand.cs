using System.CommandLine;
using Memory.Cli.Connecting;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Lessons;

/// <summary><c>memory lessons list</c>.</summary>
internal static class ListCommand
{
    public static Command Create(CliHost host)
    {
        var status = new Option<string?>("--status") { Description = "One of proposed, active, conflicted, superseded, retired, rejected", HelpName = "status" };
        status.AcceptOnlyFromAmong("proposed", "active", "conflicted", "superseded", "retired", "rejected");
        var topic = new Option<string?>("--topic") { Description = "One topic, e.g. testing", HelpName = "topic" };
        var path = new Option<string?>("--path") { Description = "Lessons that apply to this file", HelpName = "file" };
        var text = new Option<string?>("--text") { Description = "Lessons with these words", HelpName = "words" };
        var doubtful = new Option<bool>("--doubtful") { Description = "Lessons that something speaks against, with what it is" };
        var limit = Limits.Option("How many, at most 200 [default: 50]", 200);
        var cursor = Limits.Cursor();
        var command = new Command("list", "List lessons") { status, topic, path, text, doubtful, limit, cursor };
        host.Run(command, async (call, cancellationToken) =>
        {
            var page = await call.Client.ListLessonsAsync(new LessonQuery
            {
                Repo = call.Repo,
                Status = call.Get(status),
                Topic = call.Get(topic),
                Path = RepoPath.Of(call, call.Get(path)),
                Text = call.Get(text),
                Doubtful = call.Get(doubtful),
                Limit = call.Get(limit),
                Cursor = call.Get(cursor),
            }, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            if (call.Get(doubtful))
                page.Items.ToList().ForEach(lesson => Doubt(call.Screen, lesson));
            else
                call.Screen.Table(["id", "status", "topic", "rule"], [.. page.Items.Select(RowOf)]);
            if (page.Items.Count == 0)
                call.Screen.Note("No lessons", call.Repo is null ? "." : $" for {call.Repo} (--repo all shows every one).");
            Limits.More(call.Screen, page.Next);
            return CliHost.Ok;
        });
        return command;
    }

    private static void Doubt(Screen screen, Lesson lesson)
    {
        screen.Line(Span.Bold(lesson.Id), "  ", lesson.Rule);
        foreach (var doubt in lesson.Outcomes?.Doubts ?? [])
            screen.Line(new Span("  but ", Ink.Doubtful), doubt);
    }

    private static Span[] RowOf(Lesson lesson) => [Span.Bold(lesson.Id), Span.OfStatus(lesson.Status), lesson.Topic, lesson.Rule];
}
