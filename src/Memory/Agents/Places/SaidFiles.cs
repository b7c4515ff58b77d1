using Memory.Client.Checkouts;
using Memory.Publishing;

namespace Memory.Agents.Places;

/// <summary>Reads the instruction files that the client puts before a session by itself: CLAUDE.md from the top down to a file, their imports, and rule files.</summary>
internal static class SaidFiles
{
    private const int CharsMax = 300_000;
    private const int FoldersMax = 20;
    private const int RuleFilesMax = 100;
    private const int FilesMax = 200;
    private const int ImportDepthMax = 4;
    private static readonly string[] Names = ["CLAUDE.md", "CLAUDE.local.md", Path.Combine(".claude", "CLAUDE.md")];

    /// <param name="top">Topmost folder of the working tree; nothing outside of it is read.</param>
    /// <param name="below">Files or folders in it, absolute; others are passed over.</param>
    public static SaidText Read(string top, params string[] below)
    {
        var texts = new Dictionary<string, InstructionText>(StringComparer.Ordinal);
        foreach (var folder in below.SelectMany(b => Folders(top, b)).Prepend(top).Distinct(StringComparer.Ordinal))
        {
            foreach (var name in Names)
                Take(top, Path.Combine(folder, name), texts);
            foreach (var rule in Rules(Path.Combine(folder, ".claude", "rules")))
                Take(top, rule, texts, isRule: true);
        }
        return SaidText.Of(texts.Values);
    }

    /// <summary>Folders from the top down to where a path leads.</summary>
    private static IEnumerable<string> Folders(string top, string path)
    {
        if (path.Length == 0)
            yield break;
        var relative = Path.GetRelativePath(top, path);
        if (Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal))
            yield break;
        var folder = top;
        foreach (var part in relative.Split(Path.DirectorySeparatorChar).Take(FoldersMax))
            yield return folder = Path.Combine(folder, part);
    }

    private static List<string> Rules(string folder)
    {
        try
        {
            return !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*.md", new EnumerationOptions
            {
                RecurseSubdirectories = true,
                MaxRecursionDepth = 4,
                AttributesToSkip = FileAttributes.ReparsePoint,
            }).Take(RuleFilesMax)];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <param name="globs">Of the rule file that draws it in.</param>
    private static void Take(string top, string file, Dictionary<string, InstructionText> texts, bool isRule = false, IReadOnlyList<string>? globs = null, int depth = 0)
    {
        if (texts.Count >= FilesMax || texts.ContainsKey(file) || InsideTree.Of(top, file) is not { } real || BoundedText.Read(real, CharsMax) is not { } text)
            return;
        globs ??= isRule ? FrontMatterText.Paths(text) : [];
        texts[file] = new(text, globs);
        if (depth < ImportDepthMax)
            foreach (var name in ImportedNames.Of(text))
                Take(top, Path.GetFullPath(name, Path.GetDirectoryName(file)!), texts, globs: globs, depth: depth + 1);
    }
}
