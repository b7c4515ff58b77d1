using System.Text;
using System.Text.RegularExpressions;

namespace Memory.Bench.Distill;

/// <summary>
/// Loose agreement of two scopes, as the gold README defines it: both match the commented path,
/// and neither is everything unless both are. Without a path: both everything, or the same file endings.
/// </summary>
internal static partial class MinedScope
{
    public static bool Agree(string expected, IReadOnlyList<string> mined, string? path)
    {
        var wanted = expected == "*" ? [] : Expand(expected).ToList();
        var got = mined.Where(g => g is not ("*" or "**")).SelectMany(Expand).ToList();
        if (wanted.Count == 0 || got.Count == 0)
            return wanted.Count == got.Count;
        if (path is null)
            return wanted.Select(Ending).Intersect(got.Select(Ending)).Any();
        return wanted.Any(g => Matches(g, path)) && got.Any(g => Matches(g, path));
    }

    private static string Ending(string glob) => glob[(glob.LastIndexOf('.') + 1)..];

    private static IEnumerable<string> Expand(string glob)
    {
        foreach (var part in SplitOutside(glob))
        {
            var braces = Braces().Match(part);
            if (!braces.Success)
                yield return part;
            else
                foreach (var choice in braces.Groups[1].Value.Split(','))
                    yield return string.Concat(part.AsSpan(0, braces.Index), choice, part.AsSpan(braces.Index + braces.Length));
        }
    }

    /// <summary>"a, b" lists two globs; a comma in braces does not.</summary>
    private static IEnumerable<string> SplitOutside(string globs)
    {
        int start = 0, depth = 0;
        for (var i = 0; i <= globs.Length; i++)
        {
            if (i < globs.Length && globs[i] == '{')
                depth++;
            if (i < globs.Length && globs[i] == '}')
                depth--;
            if (i < globs.Length && (globs[i] != ',' || depth > 0))
                continue;
            if (globs[start..i].Trim() is { Length: > 0 } one)
                yield return one;
            start = i + 1;
        }
    }

    private static bool Matches(string glob, string path)
    {
        var pattern = new StringBuilder("^");
        for (var i = 0; i < glob.Length; i++)
            if (glob.AsSpan(i).StartsWith("**/"))
            {
                pattern.Append("(?:.*/)?");
                i += 2;
            }
            else if (glob.AsSpan(i).StartsWith("**"))
            {
                pattern.Append(".*");
                i++;
            }
            else
                pattern.Append(glob[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
        return Regex.IsMatch(path, pattern.Append('$').ToString(), RegexOptions.NonBacktracking);
    }

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Braces();
}
