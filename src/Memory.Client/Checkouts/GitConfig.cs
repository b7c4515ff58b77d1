namespace Memory.Client.Checkouts;

/// <summary>Reads one value out of the text of a <c>.git/config</c>.</summary>
internal static class GitConfig
{
    /// <summary>The first <c>url</c> of the remote <c>origin</c>; null where there is none.</summary>
    public static string? OriginUrl(string text)
    {
        var inOrigin = false;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.StartsWith("["))
                inOrigin = IsOrigin(line);
            else if (inOrigin && ValueOf(line, "url") is { Length: > 0 } url)
                return url;
        }
        return null;
    }

    /// <summary>A section's name ignores case, the part in quotes does not.</summary>
    private static bool IsOrigin(ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(']');
        var name = end < 0 ? line : line[1..end];
        return name.StartsWith("remote", StringComparison.OrdinalIgnoreCase) && name["remote".Length..].Trim().SequenceEqual("\"origin\"");
    }

    private static string? ValueOf(ReadOnlySpan<char> line, string name)
    {
        var equals = line.IndexOf('=');
        if (equals < 0 || !line[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            return null;
        var value = line[(equals + 1)..].Trim();
        if (value.StartsWith("\"") && value[1..].IndexOf('"') is var close and >= 0)
            return value.Slice(1, close).ToString();
        var comment = value.IndexOfAny('#', ';');
        return (comment < 0 ? value : value[..comment]).Trim().ToString();
    }
}
