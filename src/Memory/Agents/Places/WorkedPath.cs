using Memory.Serving;

namespace Memory.Agents.Places;

/// <summary>A file that a session names, from the root of its repository. Pure.</summary>
internal static class WorkedPath
{
    /// <param name="file">Mostly absolute.</param>
    /// <param name="top">Topmost folder of the working tree, where it is known.</param>
    /// <param name="cwd">Folder of the session: inside the working tree, mostly its top.</param>
    /// <param name="repo">owner/name.</param>
    /// <returns>Empty for a file outside of the working tree.</returns>
    public static string Of(string file, string? top, string cwd, string repo)
    {
        if (!IsAbsolute(file))
            return RepositoryPath.Of(file, repo);
        if ((top ?? Named(cwd, repo)) is { } root)
            return Below(root, file) ?? "";
        var guessed = RepositoryPath.Of(file, repo);
        // A folder of another name than the repository's: then the session's own is the best there is.
        return guessed.Length == file.TrimStart('/').Length && Below(cwd, file) is { } inside ? inside : guessed;
    }

    /// <summary>The folder on the way to this one that has the repository's name; null where there is none.</summary>
    private static string? Named(string cwd, string repo)
    {
        var way = cwd.Replace('\\', '/').TrimEnd('/') + "/";
        var folder = $"/{repo[(repo.IndexOf('/') + 1)..]}/";
        return way.LastIndexOf(folder, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? way[..(at + folder.Length - 1)] : null;
    }

    private static bool IsAbsolute(string path) => path.StartsWith('/') || path.StartsWith('\\') || (path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':');

    private static string? Below(string? folder, string file)
    {
        if (string.IsNullOrEmpty(folder))
            return null;
        var (from, path) = (folder.Replace('\\', '/').TrimEnd('/') + "/", file.Replace('\\', '/'));
        return path.StartsWith(from, StringComparison.Ordinal) && path.Length > from.Length ? path[from.Length..] : null;
    }
}
