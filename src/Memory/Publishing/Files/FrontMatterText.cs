namespace Memory.Publishing;

/// <summary>The YAML between the first two <c>---</c> lines of a file, as lines; it is looked at, never rewritten.</summary>
public static class FrontMatterText
{
    private const int LinesMax = 500;

    /// <summary>Null where a text has no frontmatter. Lines are trimmed.</summary>
    internal static (IReadOnlyList<string> Lines, string Body)? Split(string text)
    {
        var lines = text.TrimStart(LineEnds.ByteOrderMark).ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != "---")
            return null;
        for (var i = 1; i < lines.Length && i < LinesMax; i++)
            if (lines[i].TrimEnd() is "---" or "...")
                return ([.. lines[1..i].Select(l => l.Trim())], string.Join('\n', lines[(i + 1)..]));
        return null;
    }

    public static bool Has(string text) => Split(text) is not null;

    /// <summary>Does the client load the file for some paths only? An empty list, or <c>**</c>, is always.</summary>
    public static bool HasPaths(string text) => Paths(text).Count > 0;

    /// <summary>The paths for which the client loads a rule file; empty: always.</summary>
    public static IReadOnlyList<string> Paths(string text) => [.. List(text, "paths").Where(p => p is not "**")];

    /// <summary>
    /// The values of a key, as people write them: a list below it or in brackets, one string, or several with commas.
    /// Commas in braces belong to a glob. Empty where the key is not there.
    /// </summary>
    public static IReadOnlyList<string> List(string text, string key)
    {
        if (Split(text) is not { } parts)
            return [];
        for (var i = 0; i < parts.Lines.Count; i++)
        {
            if (!parts.Lines[i].StartsWith(key + ":", StringComparison.Ordinal))
                continue;
            var value = parts.Lines[i][(key.Length + 1)..].Trim();
            if (value.Length == 0 || value[0] == '#')
                return [.. parts.Lines.Skip(i + 1).TakeWhile(l => l is "" or ['#', ..] or ['-', ' ', ..]).Where(l => l is ['-', ..])
                    .Select(l => Unquoted(l[1..])).Where(v => v.Length > 0)];
            // A list in brackets may go on below.
            for (var next = i + 1; value[0] == '[' && !value.Contains(']', StringComparison.Ordinal) && next < parts.Lines.Count; next++)
                value += " " + parts.Lines[next];
            return [.. Commas(value[0] == '[' ? value.Trim('[', ']') : value)];
        }
        return [];
    }

    private static IEnumerable<string> Commas(string value)
    {
        var (from, depth, quote) = (0, 0, '\0');
        for (var i = 0; i <= value.Length; i++)
        {
            var c = i < value.Length ? value[i] : ',';
            if (i < value.Length && quote != '\0' ? c == quote : c is '"' or '\'')
                quote = quote == '\0' ? c : '\0';
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (i < value.Length && (c != ',' || depth > 0 || quote != '\0'))
                continue;
            // One string with commas inside is several, too.
            var part = Unquoted(value[from..i]);
            from = i + 1;
            foreach (var item in part.Contains(',', StringComparison.Ordinal) && !part.Contains('{', StringComparison.Ordinal) ? part.Split(',') : [part])
                if (item.Trim().Length > 0)
                    yield return item.Trim();
        }
    }

    private static string Unquoted(string value)
    {
        value = value.Trim();
        if (value is ['"', .., '"'] && value.Length > 1)
            return value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal).Trim();
        if (value is ['\'', .., '\''] && value.Length > 1)
            return value[1..^1].Replace("''", "'", StringComparison.Ordinal).Trim();
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? value : value[..comment]).Trim();
    }
}
