using Memory.Client.Checkouts;

namespace Memory.Cli.Connecting;

/// <summary>A file as people name it, from the folder they are in, to its path in the repository.</summary>
internal static class RepoPath
{
    public static string? Of(Invocation call, string? file)
    {
        if (string.IsNullOrWhiteSpace(file))
            return null;
        var folder = call.Environment.WorkingFolder;
        var top = GitFolder.Find(folder)?.Top;
        return top is null ? Slashes(file) : In(top, folder, file, path => File.Exists(path) || Directory.Exists(path));
    }

    /// <summary>A name that is there only when read from the top is meant so; one that is nowhere yet is meant from the folder.</summary>
    /// <param name="top">Topmost folder of the working tree.</param>
    /// <param name="folder">The folder that the command runs in.</param>
    public static string In(string top, string folder, string file, Func<string, bool> exists)
    {
        var full = Path.GetFullPath(file, folder);
        if (!exists(full) && exists(Path.GetFullPath(file, top)))
            full = Path.GetFullPath(file, top);
        var path = Path.GetRelativePath(top, full);
        return path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path) ? Slashes(file) : Slashes(path);
    }

    private static string Slashes(string path) => Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
}
