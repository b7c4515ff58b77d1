namespace Memory.Cli.Rendering;

/// <summary>Where a path really leads once every link on the way is followed.</summary>
internal static class RealPath
{
    /// <summary>As most systems: more links than this are a circle.</summary>
    private const int LinksMax = 40;

    /// <param name="path">Absolute; its last parts need not exist.</param>
    public static string Of(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    public static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Resolve(string path, ref int links)
    {
        var root = Path.GetPathRoot(path)!;
        var real = root;
        foreach (var part in path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > LinksMax)
                throw new FailedException($"{path} leads through more than {LinksMax} links");
            real = Resolve(Path.GetFullPath(target, real), ref links);
        }
        return real;
    }
}
