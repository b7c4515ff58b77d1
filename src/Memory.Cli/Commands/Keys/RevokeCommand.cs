using System.CommandLine;

namespace Memory.Cli.Commands.Keys;

/// <summary><c>memory keys revoke ID…</c>.</summary>
internal static class RevokeCommand
{
    public static Command Create(CliHost host)
    {
        var ids = new Argument<string[]>("ID") { Description = "Ids of keys, as listed", Arity = ArgumentArity.OneOrMore };
        var command = new Command("revoke", "End keys at once") { ids };
        host.Run(command, async (call, cancellationToken) =>
        {
            foreach (var id in call.Get(ids)!)
            {
                await call.Client.DeleteKeyAsync(id, cancellationToken);
                // The service answers without a body; the exit code says the rest.
                if (!call.Json)
                    call.Screen.Line(id, " revoked");
            }
            return CliHost.Ok;
        });
        return command;
    }
}
