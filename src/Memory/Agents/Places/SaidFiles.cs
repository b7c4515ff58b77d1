using System.Text.RegularExpressions;
using Memory.Client.Checkouts;

namespace Memory.Agents.Places;

/// <summary>Reads the instruction files that the client puts before a session by itself: CLAUDE.md from the top down to a file, their imports, and rule files.</summary>
internal static partial class SaidFiles
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
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in below.SelectMany(b => Folders(top, b)).Prepend(top).Distinct(StringComparer.Ordinal))
        {
            foreach (var name in Names)
                Take(top, Path.Combine(folder, name), texts, depth: 0);
            foreach (var rule in Rules(Path.Combine(folder, ".claude", "rules")))
                Take(top, rule, texts, depth: 0);
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

    private static void Take(string top, string file, Dictionary<string, string> texts, int depth)
    {
        if (texts.Count >= FilesMax || texts.ContainsKey(file) || InsideTree.Of(top, file) is not { } real || BoundedText.Read(real, CharsMax) is not { } text)
            return;
        texts[file] = text;
        if (depth < ImportDepthMax)
            foreach (Match import in Imports().Matches(text))
                Take(top, Path.GetFullPath(import.Groups[1].Value.TrimEnd('.', ',', ')'), Path.GetDirectoryName(file)!), texts, depth + 1);
    }

    [GeneratedRegex(@"(?:^|\s)@([\w./-]{1,300})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Imports();
}
