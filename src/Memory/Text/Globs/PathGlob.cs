using System.Collections.Concurrent;

namespace Memory.Text;

/// <summary>
/// Path globs of lessons, always with forward slashes: <c>**</c> any folders, <c>*</c> and <c>?</c> inside one name,
/// <c>{a,b}</c> alternatives. <c>src/api/</c> is all below it, a glob without a slash applies at any depth.
/// Square brackets are ordinary characters: they are names of folders in some web frameworks.
/// </summary>
public static class PathGlob
{
    public const int LengthMax = 256;

    /// <summary>Paths beyond this match nothing.</summary>
    public const int PathLengthMax = 4096;

    private const int CachedMax = 20_000;
    private static readonly ConcurrentDictionary<string, PathGlobMatcher> Cache = new(StringComparer.Ordinal);

    /// <summary>Case-sensitive. A glob that is not valid matches nothing.</summary>
    public static bool Matches(string glob, string path) => Matcher(glob).Matches(path);

    /// <summary>The glob read once, for callers with many paths.</summary>
    public static PathGlobMatcher Matcher(string glob)
    {
        if (glob.Length > LengthMax)
            return PathGlobMatcher.Nothing;
        if (Cache.TryGetValue(glob, out var known))
            return known;
        if (Cache.Count >= CachedMax)
            Cache.Clear();
        return Cache[glob] = IsValid(glob, out _) ? new PathGlobMatcher(PathGlobAlternatives.Of(Normalize(glob))) : PathGlobMatcher.Nothing;
    }

    /// <param name="reason">Why not, in words for a person.</param>
    public static bool IsValid(string glob, out string? reason)
    {
        reason = Fault(glob);
        return reason is null;
    }

    /// <summary>
    /// One spelling for one meaning: forward slashes, no leading <c>./</c> or <c>/</c>, no empty parts, <c>dir/</c> as <c>dir/**</c>.
    /// A single name anchored at the root keeps its slash, else it would apply at any depth.
    /// </summary>
    public static string Normalize(string glob)
    {
        var text = glob.Trim().Replace('\\', '/');
        var anchored = text.StartsWith('/') || text.StartsWith("./", StringComparison.Ordinal);
        var folder = text.EndsWith('/');
        var parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToList();
        if (parts.Count == 0)
            return anchored ? "**" : "";
        if (folder && parts[^1] != "**")
            parts.Add("**");
        return parts.Count == 1 && anchored && parts[0] != "**" ? "/" + parts[0] : string.Join('/', parts);
    }

    /// <summary>How narrow a glob is, 0 (everything) to 1 (one file): to rank what applies to a path.</summary>
    public static double Specificity(string glob)
    {
        var parts = glob.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return 0;
        if (!glob.AsSpan().ContainsAny('*', '?', '{'))
            return 1;
        var named = parts.Count(p => !p.AsSpan().ContainsAny('*', '?'));
        var ending = parts[^1].Length > 1 && parts[^1].Contains('*') && parts[^1] != "**" ? 0.1 : 0;
        return Math.Min(0.95, 0.2 * named + ending);
    }

    /// <summary>True for globs that name a kind of file and no place: <c>**/*.cs</c>, <c>*.{c,h}</c>.</summary>
    public static bool IsEndingOnly(string glob)
    {
        var name = glob.StartsWith("**/", StringComparison.Ordinal) ? glob[3..] : glob;
        return name.StartsWith("*.", StringComparison.Ordinal) && name.AsSpan(2).IndexOfAny('/', '*', '?') < 0;
    }

    private static string? Fault(string glob)
    {
        if (string.IsNullOrWhiteSpace(glob))
            return "the glob is empty";
        if (glob.Length > LengthMax)
            return $"the glob is longer than {LengthMax} characters";
        foreach (var c in glob)
            if (char.IsControl(c))
                return "the glob has control characters";
        if (glob.Length > 1 && char.IsAsciiLetter(glob[0]) && glob[1] == ':')
            return "the glob names a drive; globs start at the root of the repository";
        foreach (var part in glob.Split('/', '\\'))
            if (part.Trim() == "..")
                return "the glob has a '..' part";
        return PathGlobAlternatives.Fault(glob);
    }
}
