using System.CommandLine;
using System.Globalization;
using Memory.Cli.Output;

namespace Memory.Cli.Commands.Keys;

/// <summary><c>memory keys rotate ID</c>.</summary>
internal static class RotateCommand
{
    private static readonly Dictionary<char, TimeSpan> Units = new()
    {
        ['m'] = TimeSpan.FromMinutes(1),
        ['h'] = TimeSpan.FromHours(1),
        ['d'] = TimeSpan.FromDays(1),
    };

    public static Command Create(CliHost host)
    {
        var id = new Argument<string>("ID") { Description = "Id of a key, as listed" };
        var grace = new Option<string?>("--grace") { Description = "How long the old secret goes on working, at most 30d [default: not at all]", HelpName = "30m|24h|7d" };
        var command = new Command("rotate", "Give a key a new secret; it is shown once") { id, grace };
        host.Run(command, async (call, cancellationToken) =>
        {
            var key = await call.Client.RotateKeyAsync(call.Get(id)!, Parse(call.Get(grace)), cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            call.Screen.Note($"{key.Id}  {key.Name}  the old secret {(key.OldUntil is { } until ? $"ends {When.Minute(until)}" : "has ended")}");
            call.Screen.Note("The new one is shown this once:");
            call.Screen.Line(key.Secret);
            return CliHost.Ok;
        });
        return command;
    }

    private static TimeSpan? Parse(string? text)
    {
        if (text is null)
            return null;
        return text.Length > 1 && Units.TryGetValue(text[^1], out var unit) && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 50_000
            ? unit * n
            : throw new UsageException($"--grace: \"{text}\" is no time such as 30m, 24h or 7d");
    }
}
