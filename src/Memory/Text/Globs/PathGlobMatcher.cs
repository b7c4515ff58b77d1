namespace Memory.Text;

/// <summary>
/// A glob that has been read. Matching goes back to the last star only, folders and names alike,
/// so that no glob takes more than length of glob times length of path.
/// </summary>
public sealed class PathGlobMatcher
{
    public static readonly PathGlobMatcher Nothing = new([]);
    private readonly string[][] alternatives;

    internal PathGlobMatcher(IReadOnlyList<string> alternatives) => this.alternatives = [.. alternatives.Select(Parts)];

    public bool Matches(string path) => alternatives.Length > 0 && Matches(Names(path));

    /// <param name="names">See <see cref="Names"/>.</param>
    public bool Matches(string[] names)
    {
        if (names.Length == 0)
            return false;
        foreach (var parts in alternatives)
            if (MatchesParts(parts, names))
                return true;
        return false;
    }

    /// <summary>The folders and the file of a path, for callers with many globs; none where no glob can match.</summary>
    public static string[] Names(string path)
    {
        if (path.Length is 0 or > PathGlob.PathLengthMax)
            return [];
        var names = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0 && names[0] == "." ? names[1..] : names;
    }

    private static string[] Parts(string glob)
    {
        var anchored = glob.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in glob.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            // "**.ts" is written for "**/*.ts".
            if (part.Length > 2 && part.StartsWith("**", StringComparison.Ordinal))
            {
                parts.Add("**");
                parts.Add(part.TrimStart('*') is { Length: > 0 } rest ? "*" + rest : "*");
            }
            else
                parts.Add(part);
        }
        if (parts.Count == 1 && !anchored && parts[0] != "**")
            parts.Insert(0, "**");
        return [.. parts];
    }

    private static bool MatchesParts(string[] parts, string[] names)
    {
        int p = 0, n = 0, star = -1, mark = 0;
        while (n < names.Length)
        {
            if (p < parts.Length && parts[p] == "**")
            {
                star = p++;
                mark = n;
            }
            else if (p < parts.Length && MatchesName(parts[p], names[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++mark;
            }
            else
                return false;
        }
        // "src/**" is what lies below src, not src itself.
        return p == parts.Length;
    }

    private static bool MatchesName(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, mark = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = n;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++mark;
            }
            else
                return false;
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
