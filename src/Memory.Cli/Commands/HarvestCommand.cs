using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory harvest</c>: reads what was said in a repository on GitHub.</summary>
internal static class HarvestCommand
{
    public static Command Create(CliHost host)
    {
        var repo = new Argument<string?>("REPO") { Description = "owner/name", Arity = ArgumentArity.ZeroOrOne };
        var since = new Option<string?>("--since") { Description = "Written or edited since this day or time (UTC)", HelpName = "2026-01-31" };
        var until = new Option<string?>("--until") { Description = "Written until this day or time (UTC)", HelpName = "2026-01-31" };
        var mode = new Option<string?>("--mode") { Description = "tagged, or all: untagged talk makes proposals too [default: tagged]", HelpName = "mode" };
        var reviews = new Option<bool>("--reviews") { Description = "What reviews say as a whole too: a request for each pull request" };
        var command = new Command("harvest", "Read what was said in a repository on GitHub (needs an admin key)") { repo, since, until, mode, reviews };
        host.Run(command, async (call, cancellationToken) =>
        {
            var request = new HarvestRequest { Since = Parse(call.Get(since), "--since"), Until = Parse(call.Get(until), "--until"), Mode = call.Get(mode), Reviews = call.Get(reviews) };
            var report = await RunAsync(call, call.Get(repo) ?? call.RequiredRepo, request, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            var more = report.ReviewRequests > 0 ? $", and {report.ReviewRequests.ToString(CultureInfo.InvariantCulture)} for reviews" : "";
            call.Screen.Line($"{When.Count((int)report.Comments, "comment")}, {report.Stored.ToString(CultureInfo.InvariantCulture)} of them new, in {When.Count((int)report.Requests, "request")}{more}.");
            call.Screen.Note(Span.Dim("memory deliveries says what became of them."));
            return CliHost.Ok;
        });
        return command;
    }

    /// <summary>Follows it to its end.</summary>
    public static async Task<HarvestReport> RunAsync(Invocation call, string repo, HarvestRequest request, CancellationToken cancellationToken)
    {
        var started = await call.Client.HarvestAsync(repo, request, cancellationToken);
        var job = await JobProgress.FollowAsync(call, started.Job, cancellationToken);
        return job.State == "done"
            ? job.Result?.Deserialize(MemoryJson.Default.HarvestReport) ?? throw new FailedException("the service gave no report")
            : throw new FailedException($"the harvest failed: {job.Error}");
    }

    private static DateTimeOffset? Parse(string? text, string option) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : throw new UsageException($"{option}: \"{text}\" is no day such as 2026-01-31");
}
