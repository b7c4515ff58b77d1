using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Operating;

/// <summary><c>memory status</c>: is the service well, and what does it hold?</summary>
internal static class StatusCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("status", "Is the service well, and what does it hold?");
        host.Run(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(Invocation call, CancellationToken cancellationToken)
    {
        var repo = call.Repo;
        var ready = await call.Client.IsReadyAsync(cancellationToken);
        var stats = await call.Client.GetStatsAsync(repo, cancellationToken);
        if (call.Json)
            call.PrintAnswer();
        else
            Print(call, stats, ready);
        return ready ? CliHost.Ok : CliHost.Failed;
    }

    private static void Print(Invocation call, Stats stats, bool ready)
    {
        var connection = call.Connection!;
        var outcomes = stats.Outcomes ?? new OutcomeStats();
        Row("service", $"{connection.Name} {stats.Version}, ", ready ? new Span("ready", Ink.Good) : new Span("not ready", Ink.Bad));
        Row("key", $"from {connection.KeyFrom}");
        Row("repository", call.Repo is null ? $"all ({When.Count(stats.Repositories)} known)" : $"{call.Repo} (from {call.RepoChoice!.From})");
        Row("comments", When.Count(stats.Comments));
        Row("lessons", Counts(stats.Lessons));
        Row("deliveries", Counts(stats.Deliveries));
        Row("passages", When.Count(stats.Passages));
        Row("served", $"{When.Count(stats.Served, "lesson")} to sessions{(outcomes.Given > 0 ? $": {When.Count(outcomes.Followed)} followed, {When.Count(outcomes.Ignored)} ignored, {When.Count(outcomes.Unknown)} unknown" : "")}");
        if (outcomes.SaidBefore + outcomes.SaidAgain > 0)
            Row("in review", $"said {When.Count(outcomes.SaidBefore, "time")} before, {When.Count(outcomes.SaidAgain, "time")} since");
        if (outcomes.Doubtful > 0)
            Row("doubtful", new Span(When.Count(outcomes.Doubtful, "lesson"), Ink.Doubtful), ": memory lessons list --doubtful");
        Row("last change", When.Minute(stats.LastLessonAt, "never"));
        if (stats.Spending is { } spent)
            Row("model", $"{spent.Model}: {When.Count(spent.Tokens)} of {When.Count(spent.DailyTokens, "token")} today in {When.Count(spent.Calls, "call")}{(spent.Failed > 0 ? $", {When.Count(spent.Failed)} without an answer" : "")}");
        Row("index", stats.IndexCaughtUp ? "caught up" : new Span("behind: what was stored last is not found yet", Ink.Doubtful));

        void Row(string name, params ReadOnlySpan<Span> value) => call.Screen.Line([Span.Dim(name.PadRight(12)), .. value]);
    }

    private static string Counts(IReadOnlyDictionary<string, long>? counts) =>
        counts is null or { Count: 0 }
            ? "none"
            : string.Join(", ", counts.Where(c => c.Value != 0).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => $"{When.Count(c.Value)} {c.Key}").DefaultIfEmpty("none"));
}
