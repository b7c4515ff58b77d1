using System.CommandLine;

namespace Memory.Cli.Commands.Keys;

/// <summary><c>memory keys …</c>.</summary>
internal static class KeysCommand
{
    public static Command Create(CliHost host) =>
        new("keys", "List, make, rotate and revoke keys (needs an admin key)")
        {
            ListCommand.Create(host),
            AddCommand.Create(host),
            RotateCommand.Create(host),
            RevokeCommand.Create(host),
        };
}
