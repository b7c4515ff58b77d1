using System.CommandLine;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Keys;

/// <summary><c>memory keys list</c>.</summary>
internal static class ListCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("list", "List the keys, without their secrets");
        host.Run(command, async (call, cancellationToken) =>
        {
            var keys = await call.Client.ListKeysAsync(cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            call.Screen.Table(["id", "scopes", "made", "ends", "last used", "repositories", "name"], [.. keys.Select(RowOf)]);
            return CliHost.Ok;
        });
        return command;
    }

    private static Span[] RowOf(Key key) =>
    [
        Span.Bold(key.Id), string.Join(',', key.Scopes ?? []), Span.Dim(When.Day(key.CreatedAt)),
        key.ExpiresAt is { } end ? When.Day(end) : "never", key.LastUsedAt is { } used ? When.Minute(used) : "never", Repos(key.Repos), key.Name,
    ];

    public static string Repos(IReadOnlyList<string>? repos) => repos is { Count: > 0 } ? string.Join(',', repos) : "all";
}
