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
        host.Run(command, (call, cancellationToken) => EachAsync(call, call.Get(ids)!, done, id => decide(call.Client, id, call.Get(note), cancellationToken)));
        return command;
    }

    /// <summary>One after the other; what was done before a failure is told of all the same.</summary>
    public static async Task<int> EachAsync(Invocation call, string[] ids, string done, Func<string, Task<Lesson>> decide)
    {
        var answers = new List<string>();
        try
        {
            foreach (var id in ids)
            {
                var lesson = await decide(id);
                answers.Add(call.AnswerText);
                if (!call.Json)
                    call.Screen.Line(Span.Bold(lesson.Id), "  ", done, "  ", lesson.Rule);
            }
        }
        finally
        {
            if (call.Json)
                call.PrintAnswers(ids.Length, answers);
        }
        return CliHost.Ok;
    }

    public static Argument<string[]> Ids() => new("ID") { Description = "Ids of lessons, e.g. L482133", Arity = ArgumentArity.OneOrMore };

    public static Option<string?> Note() => new("--note") { Description = "A word for the lesson's history", HelpName = "text" };
}
