using System.Text;

namespace Memory.Cli.Rendering;

/// <summary>
/// The files of a working tree that are ours to edit. Nothing is read or written outside of it, whatever links there are in it;
/// each file is replaced as a whole or not at all.
/// </summary>
internal sealed class WorkingTree(string folder)
{
    private const int RuleFilesMax = 300;
    private const int FilesMax = 400;
    private const int BesideBytesMax = 256 * 1024;
    /// <summary>As the client does: what is imported imports, four times over.</summary>
    private const int ImportDepthMax = 4;
    private const long BytesMax = 8 * 1024 * 1024;

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>A byte order mark is kept as a character, and anything that is not UTF-8 is refused rather than changed.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string top = RealPath.Of(folder);

    /// <summary>Path to text: those of our files that exist, and what the client loads beside them.</summary>
    public IReadOnlyDictionary<string, string> Read()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Paths())
            if (ReadText(path) is { } text)
                files[path] = text;
        var beside = Rules(RuleFilesMax, deep: true).Prepend(RenderPlan.InnerDocument).Where(path => !files.ContainsKey(path)).ToList();
        for (var depth = 0; depth <= ImportDepthMax && beside.Count > 0; depth++)
        {
            foreach (var path in beside.Take(FilesMax - files.Count))
                if (ReadBeside(path) is { } text)
                    files.TryAdd(path, text);
            beside = [.. files.SelectMany(f => Imports.Of(f.Key, f.Value)).Distinct(StringComparer.Ordinal).Where(path => !files.ContainsKey(path))];
        }
        return files;
    }

    /// <param name="before">What the changes were made from: a file that is different by now stops everything.</param>
    public void Apply(IReadOnlyList<FileChange> changes, IReadOnlyDictionary<string, string> before)
    {
        foreach (var change in changes)
            if (ReadText(change.Path) != before.GetValueOrDefault(change.Path))
                throw new FailedException($"{change.Path} was changed meanwhile: nothing was written", "Run it again.");
        foreach (var change in changes)
        {
            // A link stays a link; what it leads to is replaced.
            var file = Inside(change.Path);
            if (change.Kind == ChangeKind.Delete)
                File.Delete(Path.Combine(top, change.Path));
            else
                Replace(file, change.Text);
        }
    }

    /// <summary>Our own files, whether or not they exist.</summary>
    private List<string> Paths()
    {
        var rules = Rules(RuleFilesMax + 1, deep: false);
        if (rules.Count > RuleFilesMax)
            throw new FailedException($"{RenderPlan.RulesFolder} holds more than {RuleFilesMax} files");
        return [RenderPlan.Document, RenderPlan.OtherDocument, .. rules.Where(RenderPlan.IsOurs)];
    }

    /// <param name="deep">With those in folders below, which the client loads, too. A link to a folder is not followed.</param>
    private List<string> Rules(int most, bool deep)
    {
        var rules = Inside(RenderPlan.RulesFolder);
        if (!Directory.Exists(rules))
            return [];
        var below = deep ? Directory.EnumerateDirectories(rules, "*", Below) : [];
        return [.. below.Prepend(rules).SelectMany(folder => Directory.EnumerateFiles(folder, "*.md")).Take(most)
            .Select(file => $"{RenderPlan.RulesFolder}/{Path.GetRelativePath(rules, file).Replace(Path.DirectorySeparatorChar, '/')}").Order(StringComparer.Ordinal)];
    }

    /// <summary>A file that is not ours matters for the budget only: what is not readable as text is left out.</summary>
    private string? ReadBeside(string path)
    {
        var file = RealPath.Of(Path.Combine(top, path));
        if (!RealPath.IsInside(file, top) || !File.Exists(file) || new FileInfo(file).Length > BesideBytesMax)
            return null;
        try
        {
            return Utf8.GetString(File.ReadAllBytes(file));
        }
        catch (Exception failure) when (failure is DecoderFallbackException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? ReadText(string path)
    {
        var file = Inside(path);
        if (Directory.Exists(file))
            throw new FailedException($"{path} is a folder");
        if (!File.Exists(file))
            return null;
        if (new FileInfo(file).Length > BytesMax)
            throw new FailedException($"{path} is larger than {BytesMax / (1024 * 1024)} MiB");
        try
        {
            return Utf8.GetString(File.ReadAllBytes(file));
        }
        catch (DecoderFallbackException)
        {
            throw new FailedException($"{path} is not UTF-8: save it as UTF-8 first");
        }
    }

    /// <summary>The real file of a path.</summary>
    private string Inside(string path)
    {
        var real = RealPath.Of(Path.Combine(top, path));
        if (!RealPath.IsInside(real, top))
            throw new FailedException($"{path} is a link that leads out of {top}: nothing was changed", "Replace the link with a file.");
        return real;
    }

    private static void Replace(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // In the same folder, so that the replacement is one step of the file system.
        var fresh = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.{Guid.NewGuid():N}");
        try
        {
            using (var stream = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Utf8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(file))
                File.SetUnixFileMode(fresh, File.GetUnixFileMode(file));
            File.Move(fresh, file, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
