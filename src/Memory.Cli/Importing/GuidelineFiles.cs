using Memory.Cli.Rendering;

namespace Memory.Cli.Importing;

/// <summary>Finds the files of an import that a team wrote for agents, by the names that the agents know.</summary>
internal static class GuidelineFiles
{
    private const int FilesMax = 400;
    private static readonly string[] Names =
        ["CLAUDE.md", "CLAUDE.local.md", "AGENTS.md", "AGENTS.override.md", "GEMINI.md", "copilot-instructions.md", ".cursorrules", ".windsurfrules", ".clinerules"];
    private static readonly string[] Folders = [".claude/rules", ".cursor/rules", ".github/instructions", ".windsurf/rules", ".clinerules"];
    private static readonly string[] Endings = [".md", ".mdc"];

    /// <summary>True for such a file, and for a folder of rules.</summary>
    public static bool IsNamed(CliEnvironment environment, string file)
    {
        if (file == InputFile.StandardInput)
            return false;
        var full = Path.GetFullPath(file, environment.WorkingFolder);
        return Directory.Exists(full) ? IsIn(full) : IsNamedForRules(full);
    }

    private static bool IsNamedForRules(string full) =>
        Names.Contains(Path.GetFileName(full), StringComparer.OrdinalIgnoreCase) || (IsIn(full) && IsRule(full));

    /// <exception cref="FailedException">A file that is not there, or a folder with none or too many.</exception>
    public static List<DocumentFile> Of(CliEnvironment environment, IReadOnlyList<string> named)
    {
        var files = NamedFiles.Of(environment, named, folder => Directory.EnumerateFiles(folder, "*", Below).Where(IsRule).Order(StringComparer.Ordinal));
        if (files.Count == 0 && named.Count > 0)
            throw new FailedException($"no rules in {string.Join(", ", named)}", $"Rules end in {string.Join(' ', Endings)}.");
        if (files.Count > FilesMax)
            throw new FailedException($"more than {FilesMax} files of rules: name fewer folders at a time");
        // A file and links to it are one. Its own name says where it holds, where that is a name for rules; else that of the link nearest to the top.
        return [.. files.GroupBy(f => RealPath.Of(f.Full), StringComparer.Ordinal).Select(g => g
            .OrderBy(f => new FileInfo(f.Full).LinkTarget is not null ? 1 : IsNamedForRules(f.Full) ? 0 : 2)
            .ThenBy(f => f.Full.Count(c => c == Path.DirectorySeparatorChar)).First())];
    }

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint };

    private static bool IsRule(string file) => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private static bool IsIn(string full)
    {
        var path = full.Replace(Path.DirectorySeparatorChar, '/') + "/";
        return Folders.Any(f => path.Contains($"/{f}/", StringComparison.Ordinal));
    }
}
