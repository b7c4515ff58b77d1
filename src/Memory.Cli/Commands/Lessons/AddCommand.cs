using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Lessons;

/// <summary><c>memory lessons add RULE</c>.</summary>
internal static class AddCommand
{
    public static Command Create(CliHost host)
    {
        var rule = new Argument<string[]>("RULE") { Description = "What to do or not to do, as an order", Arity = ArgumentArity.OneOrMore };
        var why = new Option<string?>("--why") { Description = "The reason", HelpName = "text" };
        var paths = new Option<string[]>("--path") { Description = "Applies to files that match only; may be repeated", HelpName = "glob" };
        var topic = new Option<string?>("--topic") { Description = "One topic, e.g. testing; guessed without it", HelpName = "topic" };
        var kind = new Option<string?>("--kind") { Description = "Do it, do not do it, or keep something as it is", HelpName = "do|dont|keep" };
        kind.AcceptOnlyFromAmong("do", "dont", "keep");
        var core = new Option<bool>("--core") { Description = "Every session gets it, whatever it is about" };
        var pattern = new Option<string?>("--pattern") { Description = "An identifier, import or call that it forbids", HelpName = "code" };
        var command = new Command("add", "Add a lesson (--repo \"owner/*\" for all of an owner's repositories)") { rule, why, paths, topic, kind, core, pattern };
        host.Run(command, async (call, cancellationToken) =>
        {
            var lesson = await call.Client.AddLessonAsync(new LessonInput
            {
                Repo = call.RequiredRepo,
                Rule = call.Words(rule),
                Why = call.Get(why),
                Scope = call.Get(paths) is { Length: > 0 } globs ? new LessonScope(globs) : null,
                Topic = call.Get(topic),
                Kind = call.Get(kind),
                Core = call.Get(core) ? true : null,
                Pattern = call.Get(pattern),
            }, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            LessonLine.Print(call.Screen, lesson);
            return CliHost.Ok;
        });
        return command;
    }
}
