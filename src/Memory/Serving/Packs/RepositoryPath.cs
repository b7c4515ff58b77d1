namespace Memory.Serving;

/// <summary>A file as an agent names it, from the root of its repository. Pure.</summary>
public static class RepositoryPath
{
    /// <summary>
    /// An absolute path ends in the relative one, behind the last folder that has the repository's name. Where there is no such
    /// folder the path stays whole, without its root: globs for any folder still match it.
    /// </summary>
    /// <param name="repo">owner/name.</param>
    public static string Of(string path, string repo)
    {
        var isDrive = path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '\\' or '/';
        if (isDrive)
            path = path[2..].Replace('\\', '/');
        if (!path.StartsWith('/'))
            return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        var folder = $"/{repo[(repo.IndexOf('/') + 1)..]}/";
        var at = path.LastIndexOf(folder, StringComparison.OrdinalIgnoreCase);
        var relative = at >= 0 ? path[(at + folder.Length)..] : path.TrimStart('/');
        return relative.Length > 0 ? relative : path;
    }
}
