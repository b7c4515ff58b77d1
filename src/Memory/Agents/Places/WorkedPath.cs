using Memory.Serving;

namespace Memory.Agents.Places;

/// <summary>A file that a session names, from the root of its repository. Pure.</summary>
internal static class WorkedPath
{
    /// <param name="file">Mostly absolute.</param>
    /// <param name="top">Topmost folder of the working tree, where it is known.</param>
    /// <param name="cwd">Folder of the session: inside the working tree, mostly its top.</param>
    /// <param name="repo">owner/name.</param>
    public static string Of(string file, string? top, string cwd, string repo)
    {
        if (Below(top, file) is { } known)
            return known;
        var guessed = RepositoryPath.Of(file, repo);
        // A folder of another name than the repository's: then the session's own is the best there is.
        return guessed.Length == file.TrimStart('/').Length && Below(cwd, file) is { } inside ? inside : guessed;
    }

    private static string? Below(string? folder, string file)
    {
        if (string.IsNullOrEmpty(folder))
            return null;
        var (from, path) = (folder.Replace('\\', '/').TrimEnd('/') + "/", file.Replace('\\', '/'));
        return path.StartsWith(from, StringComparison.Ordinal) && path.Length > from.Length ? path[from.Length..] : null;
    }
}
