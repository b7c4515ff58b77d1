namespace Memory.Client.Checkouts;

/// <summary>The git working tree that a folder belongs to.</summary>
/// <param name="Top">Its topmost folder.</param>
/// <param name="Config">Its configuration file; several working trees of one repository share it.</param>
/// <param name="Head">The file that says where it stands.</param>
internal sealed record GitFolder(string Top, string Config, string Head)
{
    private const int DepthMax = 100;
    private const int CharsMax = 1024 * 1024;
    private const string BranchRef = "ref: refs/heads/";

    /// <summary>Looks in the folder and those above it.</summary>
    public static GitFolder? Find(string folder)
    {
        var at = new DirectoryInfo(folder);
        for (var depth = 0; at is not null && depth < DepthMax; depth++, at = at.Parent)
        {
            var git = Path.Combine(at.FullName, ".git");
            if (Directory.Exists(git))
                return new GitFolder(at.FullName, Path.Combine(git, "config"), Path.Combine(git, "HEAD"));
            // A worktree or a submodule has a file there that says where its folder is.
            if (FirstLine(git) is { } line && line.StartsWith("gitdir:", StringComparison.Ordinal))
            {
                var own = Path.Combine(at.FullName, line["gitdir:".Length..].Trim());
                return new GitFolder(at.FullName, ConfigOf(own), Path.Combine(own, "HEAD"));
            }
        }
        return null;
    }

    public string? OriginUrl() => Text(Config) is { } text ? GitConfig.OriginUrl(text) : null;

    /// <summary>Null where it stands on none.</summary>
    public string? Branch() => FirstLine(Head) is { } line && line.StartsWith(BranchRef, StringComparison.Ordinal) ? line[BranchRef.Length..].Trim() : null;

    private static string ConfigOf(string gitFolder) =>
        FirstLine(Path.Combine(gitFolder, "commondir")) is { } common
            ? Path.Combine(gitFolder, common.Trim(), "config")
            : Path.Combine(gitFolder, "config");

    private static string? FirstLine(string file) => Text(file)?.Split('\n', 2)[0];

    private static string? Text(string file) => BoundedText.Read(file, CharsMax);
}
