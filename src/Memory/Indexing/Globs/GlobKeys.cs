using Memory.Text;

namespace Memory.Indexing.Globs;

/// <summary>What a glob demands of a file at least, and what a file has of it. Pure.</summary>
internal static class GlobKeys
{
    /// <summary>Of globs that demand nothing in particular.</summary>
    public const string Any = "*";

    /// <summary>One key for each alternative of the braces; none for a glob that matches nothing.</summary>
    public static IEnumerable<string> OfGlob(string glob) =>
        glob.Length > PathGlob.LengthMax || !PathGlob.IsValid(glob, out _)
            ? []
            : PathGlobAlternatives.Of(PathGlob.Normalize(glob)).Select(OfAlternative).Distinct(StringComparer.Ordinal);

    /// <param name="names">The parts of a path, from the root.</param>
    public static IEnumerable<string> OfFile(string[] names)
    {
        yield return Any;
        if (names.Length == 0)
            yield break;
        yield return "path:" + string.Join('/', names);
        yield return "name:" + names[^1];
        if (names[^1].LastIndexOf('.') is >= 0 and var dot)
            yield return "ending:" + names[^1][dot..];
        for (var depth = 1; depth < names.Length; depth++)
            yield return "folder:" + string.Join('/', names[..depth]);
    }

    private static string OfAlternative(string glob)
    {
        var anchored = glob.StartsWith('/');
        var parts = glob.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var literal = 0;
        while (literal < parts.Length && !IsWild(parts[literal]))
            literal++;
        if (parts.Length == 0)
            return Any;
        // A single name applies at any depth.
        if (literal == parts.Length && (parts.Length > 1 || anchored))
            return "path:" + string.Join('/', parts);
        if (literal > 0 && parts.Length > 1)
            return "folder:" + string.Join('/', parts[..literal]);
        if (!IsWild(parts[^1]))
            return "name:" + parts[^1];
        var tail = parts[^1][(parts[^1].LastIndexOfAny(['*', '?']) + 1)..];
        return tail.LastIndexOf('.') is >= 0 and var dot ? "ending:" + tail[dot..] : Any;
    }

    private static bool IsWild(string part) => part.AsSpan().ContainsAny('*', '?');
}
