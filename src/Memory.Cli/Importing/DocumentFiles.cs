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
        var found = 0;
        var files = NamedFiles.Of(environment, named, folder => Walk(folder, 0).Select(file => ++found <= FilesMax ? file
            : throw new FailedException($"more than {FilesMax} documents: name fewer folders at a time")));
        if (files.Count == 0 && named.Count > 0)
            throw new FailedException($"no documents in {string.Join(", ", named)}", $"Documents end in {string.Join(' ', Endings)}.");
        return files;
    }

    private static IEnumerable<string> Walk(string folder, int depth)
    {
        if (depth > DepthMax)
            return [];
        var files = Directory.EnumerateFiles(folder).Where(f => IsDocument(f) && IsOurs(f)).Order(StringComparer.Ordinal);
        var folders = Directory.EnumerateDirectories(folder).Where(f => IsOurs(f) && !Skipped.Contains(Path.GetFileName(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
        return files.Concat(folders.SelectMany(next => Walk(next, depth + 1)));
    }

    private static bool IsDocument(string file) => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>A link can lead anywhere, also in a circle; what is hidden is not meant for readers.</summary>
    private static bool IsOurs(string path) =>
        !Path.GetFileName(path).StartsWith('.') && (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0;
}
