using System.Text;
using Memory.Client.Instructions;

namespace Memory.Publishing;

/// <summary>
/// A rule file of ours. It begins with the <c>paths</c> that make the client load it, and carries the managed block, so that
/// what people write around the block stays theirs.
/// </summary>
public static class RuleFile
{
    public const string Folder = InstructionFiles.RulesFolder + "/";
    public const string Prefix = InstructionFiles.RulePrefix;

    /// <summary>Is this a path that we give to a rule file?</summary>
    public static bool IsOurs(string path) => InstructionFiles.IsOurRule(path);

    /// <param name="paths">At least one: a rule without paths is loaded at every start.</param>
    public static string Render(IReadOnlyList<string> paths, IReadOnlyList<BlockGroup> groups)
    {
        ArgumentOutOfRangeException.ThrowIfZero(paths.Count);
        return ManagedBlock.Edit(FrontMatter(paths), groups).Text;
    }

    /// <summary>Brings an existing file up to date; without lessons, what the team wrote stays, or nothing: an empty text means delete.</summary>
    /// <param name="paths">Empty where the file is no longer needed.</param>
    public static DocumentEdit Edit(string? text, IReadOnlyList<string> paths, IReadOnlyList<BlockGroup> groups, KnownLines? known = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            return DocumentEdit.To(text ?? "", paths.Count == 0 ? text ?? "" : Render(paths, groups), []);
        var edit = ManagedBlock.Edit(text, groups, known);
        if (edit.Refusal is not null)
            return edit;
        if (ManagedBlock.OwnText(edit.Text) == edit.Text && IsOnlyFrontMatter(edit.Text))
            return DocumentEdit.To(text, "", edit.Notes);
        if (paths.Count > 0 && !FrontMatterText.HasPaths(edit.Text))
            return edit with { Notes = [.. edit.Notes, "The file has no paths in its frontmatter: it is loaded at every start."] };
        return edit;
    }

    private static string FrontMatter(IReadOnlyList<string> paths)
    {
        var text = new StringBuilder("---\npaths:\n");
        foreach (var path in paths)
            text.Append("  - ").Append(Quoted(path)).Append('\n');
        return text.Append("---\n").ToString();
    }

    /// <summary>A double-quoted YAML string: <c>*</c>, <c>{</c> and <c>!</c> mean something without quotes.</summary>
    private static string Quoted(string path) =>
        '"' + path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    /// <summary>Nothing but a frontmatter with paths, ours or as good as ours.</summary>
    private static bool IsOnlyFrontMatter(string text) =>
        FrontMatterText.Split(text) is { } parts
        && string.IsNullOrWhiteSpace(parts.Body)
        && parts.Lines.All(l => l is "" or "paths:" || l.StartsWith("- ", StringComparison.Ordinal));
}
