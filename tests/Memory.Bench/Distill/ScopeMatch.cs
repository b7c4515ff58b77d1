using System.Text;
using System.Text.RegularExpressions;

namespace Memory.Bench.Distill;

/// <summary>Compares globs: the same set after brace expansion, or both true of one path.</summary>
internal static class ScopeMatch
{
    public static bool Exact(string expected, IReadOnlyList<string> produced) => Set([expected]).SetEquals(Set(produced));

    public static bool Loose(string expected, IReadOnlyList<string> produced, string path)
    {
        var (wide, narrow) = (Set([expected]).Contains("*"), Set(produced).Contains("*"));
        if (wide || narrow)
            return wide && narrow;
        return Matches([expected], path) && Matches(produced, path);
    }

    /// <summary>Of the whole repository: <c>*</c>, whichever way it was written.</summary>
    private static HashSet<string> Set(IReadOnlyList<string> globs)
    {
        var set = globs.SelectMany(Expand).Select(g => g is "**" or "**/*" ? "*" : g).ToHashSet(StringComparer.Ordinal);
        if (set.Count == 0)
            set.Add("*");
        return set;
    }

    private static bool Matches(IReadOnlyList<string> globs, string path) =>
        globs.SelectMany(Expand).Any(g => new Regex(Pattern(g), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).IsMatch(path));

    private static IEnumerable<string> Expand(string glob)
    {
        var open = glob.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : glob.IndexOf('}', open);
        if (close < 0)
            return [glob];
        return glob[(open + 1)..close].Split(',').SelectMany(part => Expand(glob[..open] + part.Trim() + glob[(close + 1)..]));
    }

    private static string Pattern(string glob)
    {
        var pattern = new StringBuilder("^");
        for (var i = 0; i < glob.Length; i++)
            if (glob[i] == '*' && i + 1 < glob.Length && glob[i + 1] == '*')
            {
                var slash = i + 2 < glob.Length && glob[i + 2] == '/';
                pattern.Append(slash ? "(?:.*/)?" : ".*");
                i += slash ? 2 : 1;
            }
            else
                pattern.Append(glob[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
        return pattern.Append('$').ToString();
    }
}
