namespace Memory.Client.Checkouts;

/// <summary>The git working tree that a folder belongs to.</summary>
/// <param name="Top">Its topmost folder.</param>
/// <param name="Config">Its configuration file; several working trees of one repository share it.</param>
internal sealed record GitFolder(string Top, string Config)
{
    private const int DepthMax = 100;
    private const int CharsMax = 1024 * 1024;

    /// <summary>Looks in the folder and those above it.</summary>
    public static GitFolder? Find(string folder)
    {
        var at = new DirectoryInfo(folder);
        for (var depth = 0; at is not null && depth < DepthMax; depth++, at = at.Parent)
        {
            var git = Path.Combine(at.FullName, ".git");
            if (Directory.Exists(git))
                return new GitFolder(at.FullName, Path.Combine(git, "config"));
            // A worktree or a submodule has a file there that says where its folder is.
            if (FirstLine(git) is { } line && line.StartsWith("gitdir:", StringComparison.Ordinal))
                return new GitFolder(at.FullName, ConfigOf(Path.Combine(at.FullName, line["gitdir:".Length..].Trim())));
        }
        return null;
    }

    public string? OriginUrl() => Text(Config) is { } text ? GitConfig.OriginUrl(text) : null;

    private static string ConfigOf(string gitFolder) =>
        FirstLine(Path.Combine(gitFolder, "commondir")) is { } common
            ? Path.Combine(gitFolder, common.Trim(), "config")
            : Path.Combine(gitFolder, "config");

    private static string? FirstLine(string file) => Text(file)?.Split('\n', 2)[0];

    private static string? Text(string file) => BoundedText.Read(file, CharsMax);
}
