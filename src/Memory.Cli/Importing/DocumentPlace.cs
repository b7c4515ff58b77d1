using Memory.Client.Checkouts;

namespace Memory.Cli.Importing;

/// <summary>Where documents stand: their paths are from the top of the working tree, and people read them at its remote.</summary>
/// <param name="Top">Absolute path that paths begin at.</param>
/// <param name="Web"><c>https://host/owner/name</c>; null where nothing says so.</param>
internal sealed record DocumentPlace(string Top, string? Web)
{
    /// <param name="repo">A remote that names another repository gives no addresses.</param>
    public static DocumentPlace Of(string workingFolder, string repo)
    {
        if (GitFolder.Find(workingFolder) is not { } git)
            return new(workingFolder, null);
        var url = git.OriginUrl();
        return new(git.Top, url is not null && string.Equals(GitRemote.RepoOf(url), repo, StringComparison.OrdinalIgnoreCase) ? GitRemote.WebOf(url) : null);
    }

    public string PathOf(string full) => Path.GetRelativePath(Top, full).Replace(Path.DirectorySeparatorChar, '/');

    public string? UrlOf(string full) =>
        Web is null ? null : $"{Web}/blob/HEAD/{string.Join('/', PathOf(full).Split('/').Select(Uri.EscapeDataString))}";
}
