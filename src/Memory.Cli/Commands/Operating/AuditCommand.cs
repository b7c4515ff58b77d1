using System.CommandLine;
using System.Globalization;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Operating;

/// <summary><c>memory audit</c>: who changed what.</summary>
internal static class AuditCommand
{
    public static Command Create(CliHost host)
    {
        var who = new Option<string?>("--who") { Description = "A login, key:name, or the id of a key", HelpName = "who" };
        var what = new Option<string?>("--what") { Description = "A deed, or its noun alone, e.g. lesson.approved, key", HelpName = "what" };
        var since = new Option<string?>("--since") { Description = "Not before this day or time (UTC)", HelpName = "2026-01-31" };
        var limit = Limits.Option("How many, at most 200 [default: 50]", 200);
        var cursor = Limits.Cursor();
        var command = new Command("audit", "Who changed what (needs an admin key)") { who, what, since, limit, cursor };
        host.Run(command, async (call, cancellationToken) =>
        {
            var page = await call.Client.ListAuditAsync(
                new AuditQuery { Repo = call.Repo, Who = call.Get(who), What = call.Get(what), Since = Parse(call.Get(since)), Limit = call.Get(limit), Cursor = call.Get(cursor) },
                cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            call.Screen.Table(["at", "who", "what", "repository", "id", "detail"], [.. page.Items.Select(RowOf)]);
            if (page.Items.Count == 0)
                call.Screen.Note("No changes", call.Repo is null ? "." : $" for {call.Repo} (--repo all shows every one).");
            Limits.More(call.Screen, page.Next);
            return CliHost.Ok;
        });
        return command;
    }

    private static Span[] RowOf(AuditEntry entry) =>
    [
        Span.Dim(When.Minute(entry.At)), entry.KeyId is null ? entry.Who : $"{entry.Who} ({entry.KeyId})", entry.What, entry.Repo,
        Span.Bold(entry.Subject ?? ""), entry.Detail,
    ];

    private static DateTimeOffset? Parse(string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? since
        : throw new UsageException($"--since: \"{text}\" is no day such as 2026-01-31");
}
