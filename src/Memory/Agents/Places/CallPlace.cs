using Memory.Access;
using Memory.Api;
using Memory.Client.Checkouts;

namespace Memory.Agents.Places;

/// <summary>Where an agent that calls is at work.</summary>
/// <param name="Repo">owner/name, inside the grant; null: nobody says which.</param>
/// <param name="Folder">Topmost folder of its working tree, where that is on this machine; else null.</param>
/// <param name="Checkout">The git working tree, where there is one.</param>
internal sealed record CallPlace(string? Repo, string? Folder, GitFolder? Checkout)
{
    public const string Header = "Memory-Repo";
    private const int PathCharsMax = 4096;

    /// <summary>What names the repository, in this order: an argument, <c>?repo=</c>, the header; for callers on this machine the git remote of the folder.</summary>
    /// <param name="cwd">Folder that the agent works in; believed of callers on this machine alone.</param>
    /// <exception cref="FaultException">400 for a name that is none, 403 outside the grant.</exception>
    public static CallPlace Of(HttpContext http, Caller caller, string? argument, string? cwd)
    {
        var isHere = LocalCaller.Is(http) && IsFolder(cwd);
        var checkout = isHere ? GitFolder.Find(cwd!) : null;
        var named = Given(argument) ?? Given(http.Request.Query["repo"]) ?? Given(http.Request.Headers[Header]);
        var repo = named is not null ? RepoName.Require(named)
            : checkout?.OriginUrl() is { } url ? RepoName.Parse(GitRemote.RepoOf(url)) : null;
        return new(repo is null ? null : caller.Demand(repo), checkout?.Top ?? (isHere ? cwd : null), checkout);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A full path; none that leads to another machine.</summary>
    private static bool IsFolder(string? cwd) =>
        cwd is { Length: > 0 and <= PathCharsMax } && !cwd.Contains('\0', StringComparison.Ordinal) && Path.IsPathFullyQualified(cwd)
        && !cwd.StartsWith(@"\\", StringComparison.Ordinal) && !cwd.StartsWith("//", StringComparison.Ordinal);
}
