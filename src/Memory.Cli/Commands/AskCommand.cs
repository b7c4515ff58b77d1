using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory ask QUESTION</c>.</summary>
internal static class AskCommand
{
    public static Command Create(CliHost host)
    {
        var question = new Argument<string[]>("QUESTION") { Description = "A question about the project", Arity = ArgumentArity.OneOrMore };
        var model = new Option<bool>("--model") { Description = "Let the model phrase the answer, where one is configured" };
        var command = new Command("ask", "Answer a question from what was said in review") { question, model };
        host.Run(command, async (call, cancellationToken) =>
        {
            var answer = await call.Client.AskAsync(
                new AskRequest { Repo = call.Repo, Question = call.Words(question), Model = call.Get(model) ? true : null }, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            Print(call.Screen, answer);
            return CliHost.Ok;
        }, reads: true);
        return command;
    }

    private static void Print(Screen screen, Answer answer)
    {
        screen.Block(answer.Text);
        if (answer.Citations is { Count: > 0 })
            screen.Line();
        foreach (var citation in answer.Citations ?? [])
        {
            screen.Line(Span.Bold(citation.Kind == "lesson" ? citation.Id : citation.Kind), "  ", citation.Rule);
            if (!string.IsNullOrWhiteSpace(citation.Title))
                screen.Line(Span.Dim("  " + citation.Title));
            if (!string.IsNullOrWhiteSpace(citation.Url))
                screen.Line(Span.Dim("  " + citation.Url));
        }
        if (answer.People is { Count: > 0 } && !answer.People.All(person => answer.Text.Contains(person, StringComparison.Ordinal)))
            screen.Line(Span.Dim("Who may know: " + string.Join(", ", answer.People)));
    }
}
