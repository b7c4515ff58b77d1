using System.CommandLine;
using System.Text.Json;
using Memory.Cli.Importing;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory ask [QUESTION]</c>: an answer, or the tour of a repository.</summary>
internal static class AskCommand
{
    public static Command Create(CliHost host)
    {
        var question = new Argument<string[]>("QUESTION") { Description = "A question about the project; without one, a first day's tour of it", Arity = ArgumentArity.ZeroOrMore };
        var model = new Option<bool>("--model") { Description = "Let the model phrase the answer, where one is configured" };
        var command = new Command("ask", "Answer a question from what was said in review") { question, model };
        host.Run(command, async (call, cancellationToken) =>
        {
            if (call.Words(question) is not { Length: > 0 } asked)
                return await TourAsync(call, cancellationToken);
            var answer = await call.Client.AskAsync(
                new AskRequest { Repo = call.Repo, Question = asked, Model = call.Get(model) ? true : null }, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            Print(call.Screen, answer);
            return CliHost.Ok;
        }, reads: true);
        return command;
    }

    private static async Task<int> TourAsync(Invocation call, CancellationToken cancellationToken)
    {
        var tour = await call.Client.GetOnboardingAsync(call.RequiredRepo, cancellationToken);
        if (call.Json)
            call.Screen.Json(JsonSerializer.Serialize(tour, CliJson.Default.String));
        else
            call.Screen.Block(tour);
        return CliHost.Ok;
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
