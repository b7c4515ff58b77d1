using System.Text;
using Memory.Client.Instructions;

namespace Memory.Cli.Rendering;

/// <summary>
/// The files of a working tree that are ours to edit. Nothing is read or written outside of it, whatever links there are in it;
/// each file is replaced as a whole or not at all.
/// </summary>
internal sealed class WorkingTree(string folder) : IFileTree
{
    private static readonly EnumerationOptions NoLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint };
    private static readonly EnumerationOptions WithLinks = new() { AttributesToSkip = FileAttributes.None };

    /// <summary>A byte order mark is kept as a character, and anything that is not UTF-8 is refused rather than changed.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Documents = [InstructionFiles.Document, InstructionFiles.OtherDocument];

    private readonly string top = RealPath.Of(folder);

    /// <summary>Documents that are links, each with the file that it leads to: that one is edited, once.</summary>
    public IReadOnlyDictionary<string, string> Links { get; } = LinksIn(RealPath.Of(folder));

    /// <summary>Path to text: those of our files that exist, and what the client loads beside them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync() =>
        await InstructionFiles.ReadAsync([.. Documents.Select(d => Links.GetValueOrDefault(d, d)).Distinct(StringComparer.Ordinal)], [], this);

    Task<(IReadOnlyList<string> Files, IReadOnlyList<string> Folders)> IFileTree.ListAsync(string folder)
    {
        var real = Inside(folder);
        return Task.FromResult<(IReadOnlyList<string>, IReadOnlyList<string>)>(Directory.Exists(real)
            ? ([.. Directory.EnumerateFiles(real, "*", WithLinks).Select(f => Path.GetFileName(f))], [.. Directory.EnumerateDirectories(real, "*", NoLinks).Select(f => Path.GetFileName(f))])
            : ([], []));
    }

    Task<string?> IFileTree.ReadAsync(string path, int bytesMax, bool isEdited) => Task.FromResult(isEdited ? ReadEdited(path) : ReadBeside(path, bytesMax));

    /// <summary>Can the changes be made without loss? A file that cannot be read as text, or is another one by now, stops everything.</summary>
    /// <param name="before">What the changes were made from.</param>
    public void Demand(IReadOnlyList<FileChange> changes, IReadOnlyDictionary<string, string> before)
    {
        foreach (var change in changes)
            if (ReadText(change.Path) != before.GetValueOrDefault(change.Path))
                throw new FailedException($"{change.Path} was changed meanwhile: nothing was written", "Run it again.");
    }

    /// <param name="before">What the changes were made from.</param>
    public void Apply(IReadOnlyList<FileChange> changes, IReadOnlyDictionary<string, string> before)
    {
        Demand(changes, before);
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

    /// <summary>One that leads out of the tree is looked at, and refused, under its own name.</summary>
    private static Dictionary<string, string> LinksIn(string top)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in Documents)
            if (RealPath.Of(Path.Combine(top, document)) is var real && real != Path.Combine(top, document) && RealPath.IsInside(real, top))
                links[document] = Path.GetRelativePath(top, real).Replace(Path.DirectorySeparatorChar, '/');
        return links;
    }

    /// <summary>A file that is not ours matters for the budget only: what is not readable as text is left out.</summary>
    private string? ReadBeside(string path, int bytesMax)
    {
        var file = RealPath.Of(Path.Combine(top, path));
        if (!RealPath.IsInside(file, top) || !File.Exists(file) || new FileInfo(file).Length > bytesMax)
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

    /// <summary>The other document is seldom a target: one that cannot be read stops nothing before it would be changed.</summary>
    private string? ReadEdited(string path)
    {
        try
        {
            return ReadText(path);
        }
        catch (FailedException) when (path == InstructionFiles.OtherDocument)
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
        var length = new FileInfo(file).Length;
        if (InstructionFiles.IsTooLong(length, null))
            throw TooLong(path);
        try
        {
            var text = Utf8.GetString(File.ReadAllBytes(file));
            return InstructionFiles.IsTooLong(length, text) ? throw TooLong(path) : text;
        }
        catch (DecoderFallbackException)
        {
            throw new FailedException($"{path} is not UTF-8: save it as UTF-8 first");
        }
    }

    private static FailedException TooLong(string path) => new($"{path} is larger than {InstructionFiles.EditedBytesMax / (1024 * 1024)} MiB");

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
