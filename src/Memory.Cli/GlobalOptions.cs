using System.CommandLine;

namespace Memory.Cli;

/// <summary>The options that stand everywhere.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Url { get; } = new("--url")
    {
        Description = $"Address of the service (MEMORY_URL) [default: {Connecting.ServiceAddress.Default}]",
        HelpName = "address",
        Recursive = true,
    };

    public Option<string?> Key { get; } = new("--key")
    {
        Description = "Key (MEMORY_KEY) [default: the key file of the service on this machine]",
        HelpName = "mem_…",
        Recursive = true,
    };

    public Option<string?> Repo { get; } = new("--repo")
    {
        Description = "Repository, or \"all\" (MEMORY_REPO) [default: the git remote \"origin\" of this folder]",
        HelpName = "owner/name",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the service's answer as JSON",
        Recursive = true,
    };

    public void AddTo(Command root)
    {
        root.Add(Url);
        root.Add(Key);
        root.Add(Repo);
        root.Add(Json);
    }
}
