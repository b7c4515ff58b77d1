namespace Memory.Agents.Places;

/// <summary>Files of a working tree, and nothing that its links lead to outside of it.</summary>
internal static class InsideTree
{
    private const int LinksMax = 40;

    /// <summary>Where a file really is, with every link on its way followed; null where that is outside of the tree, or cannot be told.</summary>
    /// <param name="top">Topmost folder of the working tree.</param>
    public static string? Of(string top, string file)
    {
        try
        {
            return Real(Path.GetFullPath(top)) is { } root && Real(Path.GetFullPath(file, top)) is { } real
                && real.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? real : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <param name="path">Absolute, and as short as it can be written.</param>
    private static string? Real(string path)
    {
        var real = Path.GetPathRoot(path)!;
        var links = 0;
        var rest = new Stack<string>();
        Push(path[real.Length..], rest);
        while (rest.TryPop(out var part))
        {
            var next = part == ".." ? Path.GetDirectoryName(real) ?? real : Path.Combine(real, part);
            if (part == ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > LinksMax)
                return null;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(Path.GetFullPath(target))!;
            Push(Path.IsPathRooted(target) ? Path.GetFullPath(target)[real.Length..] : target, rest);
        }
        return real;
    }

    private static void Push(string parts, Stack<string> rest)
    {
        foreach (var part in parts.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse())
            if (part != ".")
                rest.Push(part);
    }
}
