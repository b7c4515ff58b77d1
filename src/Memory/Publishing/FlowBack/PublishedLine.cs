namespace Memory.Publishing;

/// <summary>A line of a managed block, with what its file says of its paths.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Line">What it says.</param>
/// <param name="Paths">Of its frontmatter, for a rule file; its own globs in front count before them.</param>
internal sealed record PublishedLine(string File, ParsedLine Line, IReadOnlyList<string> Paths)
{
    /// <summary>Where the line says that it holds.</summary>
    public IReadOnlyList<string> Scope => Line.Globs.Count > 0 ? Line.Globs : Paths;

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
}
