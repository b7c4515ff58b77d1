using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Lessons;

/// <summary><c>memory lessons reject|retire|restore ID…</c>.</summary>
internal static class DecideCommand
{
    public delegate Task<Lesson> Decide(MemoryClient client, string id, string? note, CancellationToken cancellationToken);

    public static Command Create(CliHost host, string verb, string description, string done, Decide decide)
    {
        var (ids, note) = (Ids(), Note());
        var command = new Command(verb, description) { ids, note };
        host.Run(command, async (call, cancellationToken) =>
        {
            foreach (var id in call.Get(ids)!)
            {
                var lesson = await decide(call.Client, id, call.Get(note), cancellationToken);
                if (call.Json)
                    call.PrintAnswer();
                else
                    call.Screen.Line(Span.Bold(lesson.Id), "  ", done, "  ", lesson.Rule);
            }
            return CliHost.Ok;
        });
        return command;
    }

    public static Argument<string[]> Ids() => new("ID") { Description = "Ids of lessons, e.g. L482133", Arity = ArgumentArity.OneOrMore };

    public static Option<string?> Note() => new("--note") { Description = "A word for the lesson's history", HelpName = "text" };
}
