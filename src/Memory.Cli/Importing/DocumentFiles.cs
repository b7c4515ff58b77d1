namespace Memory.Cli.Importing;

/// <summary>Finds the files of an import that are documents: those named, and those in folders that are named.</summary>
internal static class DocumentFiles
{
    private const int FilesMax = 5_000;
    private const int DepthMax = 30;
    private static readonly string[] Endings = [".md", ".markdown", ".mdx", ".txt", ".rst", ".adoc"];
    /// <summary>What others wrote, and what programs made.</summary>
    private static readonly string[] Skipped = ["node_modules", "bin", "obj", "vendor"];

    /// <summary>True for a folder, and for a file that its ending makes a document.</summary>
    public static bool IsNamed(CliEnvironment environment, string file) =>
        file != InputFile.StandardInput && (IsDocument(file) || Directory.Exists(Path.GetFullPath(file, environment.WorkingFolder)));

    /// <exception cref="FailedException">A file that is not there, or folders with none or too many.</exception>
    public static List<DocumentFile> Of(CliEnvironment environment, IReadOnlyList<string> named)
    {
        var files = new List<DocumentFile>();
        foreach (var name in named)
        {
            var full = Path.GetFullPath(name, environment.WorkingFolder);
            if (File.Exists(full))
                files.Add(new(name, full));
            else if (Directory.Exists(full))
                Walk(full, environment.WorkingFolder, 0, files);
            else
                throw new FailedException($"{name} does not exist");
        }
        if (files.Count == 0 && named.Count > 0)
            throw new FailedException($"no documents in {string.Join(", ", named)}", $"Documents end in {string.Join(' ', Endings)}.");
        return [.. files.DistinctBy(f => f.Full)];
    }

    private static void Walk(string folder, string from, int depth, List<DocumentFile> files)
    {
        if (depth > DepthMax)
            return;
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => IsDocument(f) && IsOurs(f)).Order(StringComparer.Ordinal))
        {
            if (files.Count >= FilesMax)
                throw new FailedException($"more than {FilesMax} documents: name fewer folders at a time");
            files.Add(new(Path.GetRelativePath(from, file), file));
        }
        foreach (var next in Directory.EnumerateDirectories(folder).Where(IsOurs).Order(StringComparer.Ordinal))
            if (!Skipped.Contains(Path.GetFileName(next), StringComparer.OrdinalIgnoreCase))
                Walk(next, from, depth + 1, files);
    }

    private static bool IsDocument(string file) => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>A link can lead anywhere, also in a circle; what is hidden is not meant for readers.</summary>
    private static bool IsOurs(string path) =>
        !Path.GetFileName(path).StartsWith('.') && (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0;
}
