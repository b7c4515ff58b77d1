namespace Memory.Cli.Importing;

/// <summary>Files of an import, by the names that were given: files, and what a kind of import takes of a folder.</summary>
internal static class NamedFiles
{
    /// <param name="inFolder">Files of a folder, by their full paths, in the order in which they are sent.</param>
    /// <returns>Each once.</returns>
    /// <exception cref="FailedException">One that is not there.</exception>
    public static List<DocumentFile> Of(CliEnvironment environment, IReadOnlyList<string> named, Func<string, IEnumerable<string>> inFolder)
    {
        var files = new List<DocumentFile>();
        foreach (var name in named)
        {
            var full = Path.GetFullPath(name, environment.WorkingFolder);
            if (File.Exists(full))
                files.Add(new(name, full));
            else if (Directory.Exists(full))
                files.AddRange(inFolder(full).Select(f => new DocumentFile(Path.GetRelativePath(environment.WorkingFolder, f), f)));
            else
                throw new FailedException($"{name} does not exist");
        }
        return [.. files.DistinctBy(f => f.Full)];
    }
}
