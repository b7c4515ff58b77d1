using System.CommandLine;
using System.Text.Json;
using Memory.Cli.Importing;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory replay</c>: what Memory would have done with a history of review.</summary>
internal static class ReplayCommand
{
    public static Command Create(CliHost host)
    {
        var repo = new Argument<string?>("REPO") { Description = "owner/name, whose comments the service holds, or can read from GitHub", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = "Comments of a history as JSON, one a line or an array (- is standard input); nothing of them is kept", HelpName = "FILE" };
        var command = new Command("replay", "What Memory would have learned from a history of review, and what was said again") { repo, from };
        host.Run(command, (call, cancellationToken) => RunAsync(call, call.Get(repo), call.Get(from), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Invocation call, string? repo, string? from, CancellationToken cancellationToken)
    {
        repo ??= from is null ? call.RequiredRepo : call.RepoOption;
        var started = from is null
            ? await OfRepositoryAsync(call, repo!, cancellationToken)
            : await call.Client.ReplayAsync(repo, await ReadAsync(call, from, repo, cancellationToken), cancellationToken);
        foreach (var line in started.Rejected ?? [])
            call.Screen.Note(Span.Dim($"comment {line.Line} does not count: {line.Reason}"));
        var job = await JobProgress.FollowAsync(call, started.Job, cancellationToken);
        if (job.State != "done")
            throw new FailedException($"the replay failed: {job.Error}");
        if (call.Json)
            return call.PrintAnswer();
        var report = job.Result?.Deserialize(MemoryJson.Default.ReplayReport)
            ?? throw new FailedException("the service gave no report");
        ReplayScreen.Print(call.Screen, report, from);
        return CliHost.Ok;
    }

    /// <summary>Where too little is known of it, the service reads it from GitHub first, if it can.</summary>
    private static async Task<JobStarted> OfRepositoryAsync(Invocation call, string repo, CancellationToken cancellationToken)
    {
        var request = new ReplayRequest { Repo = repo };
        try
        {
            return await call.Client.ReplayAsync(request, cancellationToken);
        }
        catch (MemoryException unknown) when (unknown.Error == MemoryError.Conflict)
        {
            try
            {
                await HarvestCommand.RunAsync(call, repo, new HarvestRequest(), cancellationToken);
            }
            catch (MemoryException)
            {
                throw unknown;
            }
            return await call.Client.ReplayAsync(request, cancellationToken);
        }
    }

    /// <summary>A file of many repositories is narrowed here: the service takes 25 MiB at a time.</summary>
    private static async Task<List<JsonElement>> ReadAsync(Invocation call, string file, string? repo, CancellationToken cancellationToken)
    {
        var source = ImportSource.Of(call.Environment, file);
        await using var stream = source.Open();
        return await JsonLines.ReadAsync(stream, source.Name, async lines =>
        {
            var comments = new List<JsonElement>();
            using var reader = new StreamReader(lines);
            for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
                if (!string.IsNullOrWhiteSpace(line) && Parse(line, source.Name, number) is var comment && (repo is null || IsOf(comment, repo)))
                    comments.Add(comment);
            return comments;
        }, cancellationToken);
    }

    private static JsonElement Parse(string line, string name, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CliJson.Default.JsonElement);
        }
        catch (JsonException)
        {
            throw new FailedException($"{name}:{number} is not JSON: a comment a line, or an array of comments");
        }
    }

    private static bool IsOf(JsonElement comment, string repo) =>
        comment.ValueKind == JsonValueKind.Object && comment.TryGetProperty("repo", out var name) && name.ValueKind == JsonValueKind.String
        && string.Equals(name.GetString(), repo, StringComparison.OrdinalIgnoreCase);
}
