using System.Text;
using Memory.Lessons;

namespace Memory.Publishing.Publications;

/// <summary>Of a published file what is ours: its block, and of a rule file what says where it holds. What the team wrote is not kept. Pure.</summary>
internal static class BlockAlone
{
    /// <param name="files">Path → text; those without a block are left out.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> files)
    {
        var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
            if (PublishedLine.Of(path, text) is { Count: > 0 } lines)
                blocks[path] = Text(lines);
        return blocks;
    }

    /// <summary>What the lessons themselves make of the files, whatever people did to the lines: the common ground for comparing.</summary>
    /// <param name="written">The files as they were written.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<TargetPlan> plans, IReadOnlyDictionary<string, string> written)
    {
        var blocks = plans.SelectMany(p => p.Plan.RuleFiles).ToDictionary(r => r.Path, r => RuleFile.Render(r.Paths, r.Groups), StringComparer.Ordinal);
        foreach (var (path, plan) in plans)
            if (plan.BlockLessons.Count > 0 && written.TryGetValue(path, out var text) && ManagedBlock.OwnText(text) is { } own && own.Length != text.Length)
                blocks[path] = ManagedBlock.Edit("", plan.Block).Text;
        return blocks;
    }

    public static string Without(string text, string id) =>
        PublishedLine.Of(RuleFile.Folder + RuleFile.Prefix + ".md", text) is { } lines ? Text([.. lines.Where(l => l.Line.Id != id)]) : "";

    /// <summary>Lines that say the same when they are read back.</summary>
    private static string Text(IReadOnlyList<PublishedLine> lines)
    {
        var groups = new[] { new BlockGroup("", [.. lines.Select(Line)]) };
        var paths = lines.Count == 0 ? [] : lines[0].Paths;
        return paths.Count > 0 ? RuleFile.Render(paths, groups) : ManagedBlock.Edit("", groups).Text;
    }

    private static string Line(PublishedLine line)
    {
        var text = LessonLine.Render(new Lesson { Id = line.Line.Id ?? "-", Repo = "", Rule = line.Line.Rule, Why = line.Line.Why, Paths = line.Line.Globs }, withScope: line.Line.Globs.Count > 0);
        return line.Line.Id is null ? text[..^" [-]".Length] : text;
    }
}
