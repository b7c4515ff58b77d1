using System.CommandLine;
using Memory.Cli.Connecting;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Keys;

/// <summary><c>memory keys add NAME</c>.</summary>
internal static class AddCommand
{
    public static Command Create(CliHost host)
    {
        var name = new Argument<string>("NAME") { Description = "What the key is for" };
        var scopes = new Option<string[]>("--scope") { Description = "What it may do; may be repeated [default: read]", HelpName = "read|write|admin" };
        scopes.AcceptOnlyFromAmong("read", "write", "admin");
        var repos = new Option<string[]>("--for") { Description = "A repository that it may see, or owner/*; may be repeated [default: all]", HelpName = "owner/name" };
        var expires = new Option<string?>("--expires") { Description = "A day, or a number of days from now, e.g. 90d [default: never]", HelpName = "2027-01-31|90d" };
        var command = new Command("add", "Make a key; it is shown once") { name, scopes, repos, expires };
        host.Run(command, async (call, cancellationToken) =>
        {
            var key = await call.Client.AddKeyAsync(new KeyInput
            {
                Name = call.Get(name),
                Scopes = call.Get(scopes) is { Length: > 0 } given ? given : ["read"],
                Repos = ReposOf(call, call.Get(repos) ?? []),
                ExpiresAt = call.Get(expires) is { } end ? Expiry.Parse(end, call.Environment.Time.GetUtcNow()) : null,
            }, cancellationToken);
            if (call.Json)
                return call.PrintAnswer();
            call.Screen.Note($"{key.Id}  {string.Join(',', key.Scopes ?? [])}  {ListCommand.Repos(key.Repos)}  ends {(key.ExpiresAt is { } at ? When.Day(at) : "never")}");
            call.Screen.Note("The key is shown this once:");
            call.Screen.Line(key.Secret);
            return CliHost.Ok;
        });
        return command;
    }

    /// <summary>Somebody who writes --repo here means a limit, too; to overlook it would make a key that sees everything.</summary>
    private static string[]? ReposOf(Invocation call, string[] given)
    {
        if (call.RepoOption is { } option && option != RepoLookup.All)
            given = [.. given, option];
        if (given.FirstOrDefault(repo => repo == "*" || !RepoLookup.IsScope(repo)) is { } wrong)
            throw new UsageException($"\"{wrong}\" is no repository: write owner/name or owner/*");
        return given.Length > 0 ? given : null;
    }
}
