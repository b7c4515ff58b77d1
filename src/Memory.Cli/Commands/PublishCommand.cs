using System.CommandLine;
using System.Globalization;
using Memory.Cli.Output;

namespace Memory.Cli.Commands;

/// <summary><c>memory publish</c>: brings the pull request with a repository's lessons up to date.</summary>
internal static class PublishCommand
{
    public static Command Create(CliHost host)
    {
        var repo = new Argument<string?>("REPO") { Description = "owner/name", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("publish", "Bring the pull request with a repository's lessons up to date (needs an admin key)") { repo };
        host.Run(command, async (call, cancellationToken) =>
        {
            var result = await call.Client.PublishAsync(call.Get(repo) ?? call.RequiredRepo, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            if (result.PullRequest is { } number)
                call.Screen.Line("pull request ", Span.Bold(number.ToString(CultureInfo.InvariantCulture)), $": {(result.Changed.Count > 0 ? string.Join(", ", result.Changed) : "up to date")}");
            else
                call.Screen.Line(result.WaitUntil is { } until ? $"one commit in 15 minutes: it goes on at {until.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC" : "there is nothing to publish");
            if (result.Url is { } url)
                call.Screen.Note(url);
            foreach (var note in result.Notes)
                call.Screen.Note(note);
            return CliHost.Ok;
        });
        return command;
    }
}
