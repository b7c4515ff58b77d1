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
    private const int EnclosingMax = 10;

    /// <summary>
    /// What names the repository, in this order: an argument, <c>?repo=</c>, the header; for callers on this machine the git remote of
    /// the working tree that a file is in, wherever the session has gone meanwhile, else of the folder.
    /// </summary>
    /// <param name="cwd">Folder that the agent works in; believed of callers on this machine alone, as is the file.</param>
    /// <param name="file">That it is about; null or empty for none.</param>
    /// <exception cref="FaultException">400 for a name that is none, 403 outside the grant.</exception>
    public static CallPlace Of(HttpContext http, Caller caller, string? argument, string? cwd, string? file = null)
    {
        var given = Given(argument) ?? Given(http.Request.Query["repo"]) ?? Given(http.Request.Headers[Header]);
        var named = given is null ? null : RepoName.Require(given);
        // A caller on this machine can be one of another that came through a tunnel: its folders are not here.
        var isHere = LocalCaller.Is(http) && IsPath(cwd) && Directory.Exists(cwd);
        var checkout = isHere ? (IsPath(file) ? OfFile(file!, named) : null) ?? (named is null ? null : OfFile(Path.Combine(cwd!, "."), named)) ?? GitFolder.Find(cwd!) : null;
        var repo = named ?? RepoOf(checkout);
        return new(repo is null ? null : caller.Demand(repo), checkout?.Top ?? (isHere ? cwd : null), checkout);
    }

    /// <summary>Of the working trees around a file the innermost, where its remote names a repository; where one is named, the innermost of that.</summary>
    private static GitFolder? OfFile(string file, string? named)
    {
        var tree = Around(file);
        for (var i = 0; named is not null && tree is not null && RepoOf(tree) != named && i < EnclosingMax; i++)
            tree = Around(tree.Top);
        return tree is not null && RepoOf(tree) is { } repo && (named is null || repo == named) ? tree : null;
    }

    private static GitFolder? Around(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? GitFolder.Find(folder) : null;

    private static string? RepoOf(GitFolder? tree) => tree?.OriginUrl() is { } url ? RepoName.Parse(GitRemote.RepoOf(url)) : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A full path; none that leads to another machine.</summary>
    private static bool IsPath(string? path) =>
        path is { Length: > 0 and <= PathCharsMax } && !path.Contains('\0', StringComparison.Ordinal) && Path.IsPathFullyQualified(path)
        && !path.StartsWith(@"\\", StringComparison.Ordinal) && !path.StartsWith("//", StringComparison.Ordinal);
}
