using Memory.Publishing;
using Memory.Text;

namespace Memory.Guidelines;

/// <summary>A file that a team wrote for agents, and where its lines hold.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Globs">From its frontmatter, else the folder that it stands in; empty: the whole repository.</param>
/// <param name="Fault">Why its lines cannot be taken, for a person; null where they can.</param>
public sealed record GuidelineFile(string Path, IReadOnlyList<string> Globs, string? Fault)
{
    private static readonly string[] Everything = ["", "*", "**", "**/*", "/", "/**"];
    /// <summary>Folders of tools: what stands in them holds where the tool's folder stands.</summary>
    private static readonly string[] Tools = [".claude", ".cursor", ".github", ".windsurf", ".clinerules"];

    public static GuidelineFile Of(string path, string text)
    {
        var given = FrontMatterText.List(text, "alwaysApply") is ["true"] ? []
            : Keys.SelectMany(k => FrontMatterText.List(text, k)).Select(g => g.Trim()).Distinct(StringComparer.Ordinal).ToList();
        if (given.Any(g => Everything.Contains(g, StringComparer.Ordinal)))
            given = [];
        var globs = given.Where(g => g[0] != '!' && PathGlob.IsValid(g, out _)).Select(PathGlob.Normalize).ToList();
        // Without its globs a rule for some files would become one for all.
        if (given.Count > 0 && globs.Count == 0)
            return new(path, [], $"its frontmatter names no paths that can be read: {string.Join(", ", given.Take(3))}");
        if (given.Count == 0 && FolderOf(path) is { Length: > 0 } folder)
            globs = [$"{folder}/**"];
        return new(path, globs, null);
    }

    /// <summary>What Claude Code, Cursor and Copilot call the paths of a rule.</summary>
    private static readonly string[] Keys = ["paths", "globs", "applyTo"];

    private static string FolderOf(string path)
    {
        var parts = path.Split('/')[..^1];
        var tool = Array.FindIndex(parts, p => Tools.Contains(p, StringComparer.Ordinal));
        return string.Join('/', tool < 0 ? parts : parts[..tool]);
    }
}
