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
                if (!call.Json)
                    call.Screen.Line(id, " revoked");
            }
            // The service answers without a body.
            if (call.Json)
                call.Screen.Json($$"""{"revoked":[{{string.Join(',', call.Get(ids)!.Select(id => $"\"{System.Text.Json.JsonEncodedText.Encode(id)}\""))}}]}""");
            return CliHost.Ok;
        });
        return command;
    }
}
