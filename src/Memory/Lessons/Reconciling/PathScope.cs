namespace Memory.Lessons.Reconciling;

internal enum PathRelation { Equal, Inside, Around, Disjoint }

/// <summary>
/// How far two lists of globs reach, from their words alone: the folders that a glob begins with and the ending it asks for.
/// A kind of file without a folder (<c>**/*.cs</c>) is nearly always the language of the commented file, not a limit
/// that somebody meant, so it counts as equal to the whole repository.
/// </summary>
internal static class PathScope
{
    private const int GlobsMax = 64;

    /// <summary>How <paramref name="b"/> lies to <paramref name="a"/>.</summary>
    public static PathRelation Of(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var (left, right) = (Read(a), Read(b));
        if (!Meet(left, right))
            return PathRelation.Disjoint;
        var inside = right.All(r => left.Any(l => Holds(l, r)));
        var around = left.All(l => right.Any(r => Holds(r, l)));
        return (inside, around) switch
        {
            (true, false) => PathRelation.Inside,
            (false, true) => PathRelation.Around,
            _ => PathRelation.Equal,
        };
    }

    /// <summary>A folder or file inside what the other reaches: meant as an exception, not as a change of mind.</summary>
    public static bool IsException(IReadOnlyList<string> of, IReadOnlyList<string> to) => Of(to, of) == PathRelation.Inside;

    private static bool Meet(List<Glob> a, List<Glob> b) => a.Any(l => b.Any(r =>
        (l.Folder.StartsWith(r.Folder, StringComparison.Ordinal) || r.Folder.StartsWith(l.Folder, StringComparison.Ordinal))
        && EndingsMeet(l.Ending, r.Ending)));

    private static bool EndingsMeet(string a, string b) => a.Length == 0 || b.Length == 0 || Language(a) == Language(b);

    private static bool Holds(Glob wide, Glob narrow) =>
        narrow.Folder.StartsWith(wide.Folder, StringComparison.Ordinal) && (wide.Ending.Length == 0 || EndingsMeet(wide.Ending, narrow.Ending));

    private static string Language(string ending) => ending switch
    {
        "tsx" or "jsx" or "js" or "mjs" or "cjs" or "vue" or "svelte" => "ts",
        "h" or "hpp" or "cc" or "cpp" or "cxx" => "c",
        "kts" => "kt",
        "yaml" => "yml",
        "scss" or "less" or "sass" => "css",
        _ => ending,
    };

    private static List<Glob> Read(IReadOnlyList<string> globs)
    {
        var read = new List<Glob>();
        foreach (var glob in globs.Take(GlobsMax))
        {
            if (glob.Trim() is not ("" or "*" or "**" or "**/*"))
                read.Add(Glob.Of(glob.Trim().TrimStart('/')));
        }
        return read.Count > 0 ? read : [new Glob("", "")];
    }

    private readonly record struct Glob(string Folder, string Ending)
    {
        public static Glob Of(string glob)
        {
            var wild = glob.AsSpan().IndexOfAny('*', '?', '{');
            var fixedPart = wild < 0 ? glob : glob[..wild];
            var folder = wild < 0 ? glob : fixedPart[..(fixedPart.LastIndexOf('/') + 1)];
            var name = glob[(glob.LastIndexOf('/') + 1)..];
            var dot = name.LastIndexOf('.');
            var ending = dot < 0 ? "" : name[(dot + 1)..].Trim('{', '}').Split(',')[0];
            // Makefile, Dockerfile: a name without an ending is a kind of file too.
            if (dot < 0 && wild >= 0 && name.AsSpan().IndexOfAny('*', '?', '{') < 0)
                ending = name;
            return new Glob(folder, ending.Contains('*', StringComparison.Ordinal) ? "" : ending.ToLowerInvariant());
        }
    }
}
