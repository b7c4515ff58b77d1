using System.Text;

namespace Memory.Publishing;

/// <summary>What stands between the markers.</summary>
internal static class BlockText
{
    /// <summary>Title over lines of the block that a person wrote and that are not learned yet.</summary>
    private const string NewLines = "Not yet learned";

    /// <summary>
    /// Titles are bold lines, not headings: the file's outline stays the team's own. The colon and the blank lines keep
    /// Markdown linters content.
    /// </summary>
    public static string Render(IReadOnlyList<BlockGroup> groups, IReadOnlyList<string> kept, string newLine)
    {
        var text = new StringBuilder(newLine);
        foreach (var group in groups)
            Append(text, group, newLine);
        if (kept.Count > 0)
            Append(text, new BlockGroup(NewLines, kept), newLine);
        return text.Append(newLine).ToString();
    }

    private static void Append(StringBuilder text, BlockGroup group, string newLine)
    {
        if (group.Lines.Count == 0)
            return;
        text.Append(newLine);
        if (group.Title.Length > 0)
            text.Append("**").Append(group.Title).Append(":**").Append(newLine).Append(newLine);
        foreach (var line in group.Lines)
            text.Append(line).Append(newLine);
    }

    /// <summary>
    /// Items of a block that carry no id: somebody wrote them there, and nobody has learned them yet. They stay, word for
    /// word, until a lesson says the same.
    /// </summary>
    /// <param name="inner">What stands between the markers now.</param>
    /// <param name="groups">What will stand there.</param>
    /// <param name="notes">Gets a line for what was kept and for what goes.</param>
    public static IReadOnlyList<string> Kept(string inner, IReadOnlyList<BlockGroup> groups, List<string> notes)
    {
        var kept = new List<string>();
        HashSet<string>? said = null;
        foreach (var item in BlockItems.Read(inner))
        {
            if (item.Kind == BlockItemKind.Text)
                notes.Add($"Text in the block that is no lesson line was left out: {Short(item.Joined)}");
            if (item.Kind != BlockItemKind.Line || item.Line is not { Id: null } line)
                continue;
            said ??= groups.SelectMany(g => g.Lines).Select(LessonLine.Parse).Where(l => l is not null)
                .Select(l => BlockItems.Words(l!.Rule)).ToHashSet(StringComparer.Ordinal);
            if (!said.Add(BlockItems.Words(line.Rule)))
                continue;
            kept.AddRange(item.Raw);
            notes.Add($"A line without an id was kept in the block: {Short(item.Joined)}");
        }
        return kept;
    }

    private static string Short(string words) => words.Length <= 80 ? words : words[..80] + "…";
}
