using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Operating;

/// <summary><c>memory tidy</c>: what the service does each night, now.</summary>
internal static class TidyCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("tidy", "Put lessons in order now: duplicates, confidences, proposals that nobody decided about");
        host.Run(command, async (call, cancellationToken) =>
        {
            call.WaitsLong = true;
            var report = await call.Client.TidyAsync(call.Repo, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            Print(call.Screen, report);
            return CliHost.Ok;
        });
        return command;
    }

    private static void Print(Screen screen, TidyReport report)
    {
        Pairs(screen, "joined", report.Joined);
        Pairs(screen, "unsure", report.Unsure);
        if (report.Expired.Ids is { Count: > 0 } expired)
            screen.Line(Span.Dim("expired  "), Span.Bold(string.Join(' ', expired)));
        screen.Note($"{When.Count(report.Lessons, "lesson")} looked at: {report.Joined.Count} joined, {report.Expired.Count} expired, {report.Recounted.Count} recounted, "
            + $"{When.Count(report.Unsure.Count, "pair")} for a person to look at.{(report.Complete ? "" : " There are more than one run looks at: name a repository.")}");
    }

    private static void Pairs(Screen screen, string name, TidyPairs pairs)
    {
        foreach (var pair in pairs.Pairs ?? [])
            screen.Line(Span.Dim(name.PadRight(9)), Span.Bold(pair.Kept), name == "joined" ? " has taken in " : " and ", Span.Bold(pair.Other), $": {pair.Reason}");
    }
}
