using System.Text;
using Memory.Text;

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
    /// What of a block is not ours: items without an id or with one that no lesson has, and any other text. Somebody wrote it there, and nobody has learned it
    /// yet. It stays, line by line, until a lesson says the same.
    /// </summary>
    /// <param name="inner">What stands between the markers now.</param>
    /// <param name="groups">What will stand there.</param>
    /// <param name="known">Of its lines with an id.</param>
    /// <param name="notes">Gets a line for what was kept, and for an edit that was not.</param>
    public static IReadOnlyList<string> Kept(string inner, IReadOnlyList<BlockGroup> groups, KnownLines known, List<string> notes)
    {
        var kept = new List<string>();
        ILookup<string, ParsedLine>? will = null;
        HashSet<string>? said = null;
        var adjacent = true;
        foreach (var item in BlockItems.Read(inner))
        {
            will ??= groups.SelectMany(g => g.Lines).Select(LessonLine.Parse).OfType<ParsedLine>().ToLookup(l => l.Id ?? "", StringComparer.Ordinal);
            said ??= will.SelectMany(l => l).Select(LineSense.Of).ToHashSet(StringComparer.Ordinal);
            if (IsOurs(item, groups, known, said))
            {
                if (known.AreTold && item.Line?.Id is { } id && will[id].Any(l => !l.SaysAs(item.Line)))
                    notes.Add($"The line of {id} said something else than the lesson, and was written anew. It was: {Short(item.Joined)}");
                adjacent = false;
                continue;
            }
            if (kept.Count > 0 && (item.Gap || (!adjacent && item.Kind != BlockItemKind.Line)))
                kept.Add("");
            kept.AddRange(item.Raw);
            adjacent = true;
            notes.Add(item.Kind == BlockItemKind.Line
                ? $"A line {(item.Line!.Id is null ? "without an id" : "with an id that no lesson has")} was kept in the block: {Short(item.Joined)}"
                : $"Text in the block that is no lesson was kept there; it is safer outside of the markers: {Short(item.Joined)}");
        }
        return kept;
    }

    /// <summary>Titles that we write, lines with a lesson's id, and lines that a lesson says word for word, with its reason and its scope.</summary>
    private static bool IsOurs(BlockItem item, IReadOnlyList<BlockGroup> groups, KnownLines known, HashSet<string> said) => item.Kind switch
    {
        BlockItemKind.Title => item.Joined == Bold(NewLines) || groups.Any(g => item.Joined == Bold(g.Title)) || TopicGroups.Titles.Any(t => item.Joined == Bold(t)),
        BlockItemKind.Line => (item.Line!.Id is { } id && known.Has(id)) || said.Contains(LineSense.Of(item.Line)),
        _ => false,
    };

    private static string Bold(string title) => $"**{title}:**";

    private static string Short(string words) => words.Length <= 80 ? words : Shortening.Head(words, 80) + "…";
}
