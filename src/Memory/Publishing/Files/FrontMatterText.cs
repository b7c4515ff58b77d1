namespace Memory.Publishing;

/// <summary>The YAML between the first two <c>---</c> lines of a file, as lines; it is looked at, never rewritten.</summary>
internal static class FrontMatterText
{
    private const int LinesMax = 500;

    /// <summary>Null where a text has no frontmatter. Lines are trimmed.</summary>
    public static (IReadOnlyList<string> Lines, string Body)? Split(string text)
    {
        var lines = text.TrimStart(LineEnds.ByteOrderMark).ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != "---")
            return null;
        for (var i = 1; i < lines.Length && i < LinesMax; i++)
            if (lines[i].TrimEnd() is "---" or "...")
                return ([.. lines[1..i].Select(l => l.Trim())], string.Join('\n', lines[(i + 1)..]));
        return null;
    }

    /// <summary>Does the client load the file for some paths only? An empty list, or <c>**</c>, is always.</summary>
    public static bool HasPaths(string text)
    {
        if (Split(text) is not { } parts)
            return false;
        for (var i = 0; i < parts.Lines.Count; i++)
        {
            if (!parts.Lines[i].StartsWith("paths:", StringComparison.Ordinal))
                continue;
            var value = parts.Lines[i]["paths:".Length..].Trim();
            if (value.Length == 0)
                return i + 1 < parts.Lines.Count && parts.Lines[i + 1].StartsWith("- ", StringComparison.Ordinal);
            return value.Trim('[', ']', ' ', '"', '\'') is not ("" or "**");
        }
        return false;
    }
}
