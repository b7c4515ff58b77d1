using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory deliveries</c>: what became of what was handed in.</summary>
internal static class DeliveriesCommand
{
    private static readonly string[] Outcomes =
        ["learned", "reinforced", "superseded", "conflict", "proposed", "task", "answered", "ignored", "held", "failed", "pending"];

    public static Command Create(CliHost host)
    {
        var outcome = new Option<string?>("--outcome") { Description = $"One of {string.Join(", ", Outcomes)}", HelpName = "outcome" };
        outcome.AcceptOnlyFromAmong(Outcomes);
        var limit = Limits.Option("How many, at most 200 [default: 50]", 200);
        var cursor = Limits.Cursor();
        var command = new Command("deliveries", "What became of each comment that was handed in") { outcome, limit, cursor };
        host.Run(command, async (call, cancellationToken) =>
        {
            var page = await call.Client.ListDeliveriesAsync(
                new DeliveryQuery { Repo = call.Repo, Outcome = call.Get(outcome), Limit = call.Get(limit), Cursor = call.Get(cursor) }, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            call.Screen.Table(
                ["received", "outcome", "repository", "comment", "lessons", "reason"],
                [.. page.Items.Select(RowOf)]);
            if (page.Items.Count == 0)
                call.Screen.Note("No deliveries", call.Repo is null ? "." : $" for {call.Repo} (--repo all shows every one).");
            Limits.More(call.Screen, page.Next);
            return CliHost.Ok;
        });
        return command;
    }

    private static Span[] RowOf(Delivery delivery) =>
    [
        Span.Dim(When.Minute(delivery.ReceivedAt)), Span.OfStatus(delivery.Outcome), delivery.Repo, delivery.CommentId ?? delivery.Event,
        Span.Bold(string.Join(' ', delivery.Lessons ?? [])), delivery.Reason,
    ];
}
