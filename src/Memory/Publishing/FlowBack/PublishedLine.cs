using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>A line of a managed block, with what its file says of its paths.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Line">What it says.</param>
/// <param name="Paths">Of its frontmatter, for a rule file; its own globs in front count before them.</param>
internal sealed record PublishedLine(string File, ParsedLine Line, IReadOnlyList<string> Paths)
{
    /// <summary>Where the line says that it holds.</summary>
    public IReadOnlyList<string> Scope => Line.Globs.Count > 0 ? Line.Globs : Paths;

    /// <summary>The same for lines that say the same.</summary>
    public string Sense => LineSense.Of(Line, Scope);

    /// <summary>Null where the markers of a file cannot be trusted.</summary>
    public static IReadOnlyList<PublishedLine>? Of(string file, string text)
    {
        if (ManagedBlock.OwnText(text) is null)
            return null;
        var paths = RuleFile.IsOurs(file) ? FrontMatterText.Paths(text) : [];
        return [.. ManagedBlock.Lines(text).Select(l => new PublishedLine(file, l, paths))];
    }

    public bool SaysAs(PublishedLine other) =>
        Line.Rule == other.Line.Rule && Line.Why == other.Line.Why && Scope.SequenceEqual(other.Scope, StringComparer.Ordinal);

    /// <summary>As a line would say it: what a line cannot hold, such as an import, is the same on both sides.</summary>
    public static bool IsOf(Lesson lesson, PublishedLine line)
    {
        var asked = LessonLine.Parse(LessonLine.Render(lesson, withScope: true))!;
        var (scope, holds) = (RulePaths.Of(line.Scope), RulePaths.Of(lesson.Paths));
        // Where the frontmatter cannot say it, the line does; a rule file without globs in its lines leaves out what it cannot say.
        var paths = holds.IsWhole ? scope.IsWhole : scope.Globs.SequenceEqual(holds.Globs, StringComparer.Ordinal);
        return asked.Rule == line.Line.Rule && asked.Why == line.Line.Why && paths;
    }
}
