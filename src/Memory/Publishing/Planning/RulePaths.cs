using System.Text;
using Memory.Text;

namespace Memory.Publishing;

/// <summary>
/// The paths of a lesson as a rule file can say them. The client reads them as gitignore lines: a leading <c>./</c> matches
/// nothing, an exclusion has no effect, an empty list means always.
/// </summary>
/// <param name="Globs">Sorted, without repeats and exclusions.</param>
/// <param name="Excludes">The lesson excludes something, which the file cannot say: its lines do.</param>
internal sealed record RulePaths(IReadOnlyList<string> Globs, bool Excludes)
{
    /// <summary>
    /// A file with these paths is loaded for more than the lesson is about, so that its lines say the paths themselves:
    /// the client knows no exclusion, and to it <c>src/*</c> is everything below.
    /// </summary>
    public bool LinesSayPaths => Excludes || Globs.Any(g => g.EndsWith("/*", StringComparison.Ordinal));

    private const int SlugLettersMax = 40;

    private static readonly string[] Everything = ["**", "**/*", "*", "/**", "/", "."];

    /// <summary>The lesson holds for the whole repository.</summary>
    public bool IsWhole => !Excludes && (Globs.Count == 0 || Globs.Any(g => Everything.Contains(g, StringComparer.Ordinal)));

    /// <summary>A file for these paths would be loaded for them and not at every start.</summary>
    public bool FitsRuleFile => Globs.Count > 0 && Globs.All(IsHonoured);

    /// <summary>The same for the same set.</summary>
    public string Key => string.Join('\n', Globs);

    /// <summary>Brackets are names of folders to us and a choice of letters to the client; a hash opens a comment there.</summary>
    private static bool IsHonoured(string glob) =>
        !Everything.Contains(glob, StringComparer.Ordinal) && glob[0] is not '#' && !glob.AsSpan().ContainsAny("[]\\");

    public static RulePaths Of(IEnumerable<string> paths)
    {
        var globs = new SortedSet<string>(StringComparer.Ordinal);
        var excludes = false;
        foreach (var path in paths)
        {
            var glob = HarmlessText.Clean(path);
            excludes |= glob.StartsWith('!');
            while (glob.StartsWith("./", StringComparison.Ordinal))
                glob = glob[2..];
            if (glob.Length > 0 && glob[0] != '!')
                globs.Add(glob);
        }
        return new([.. globs], excludes);
    }

    /// <summary>
    /// Readable words of the first glob, and a hash of the set: the name never depends on which other files there are.
    /// </summary>
    public string FileName()
    {
        var slug = new StringBuilder();
        foreach (var c in Globs[0].ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length >= SlugLettersMax)
                break;
        }
        var hash = Digest.Of(Key);
        var words = slug.ToString().Trim('-');
        return $"{RuleFile.Folder}{RuleFile.Prefix}{(words.Length == 0 ? "" : words + "-")}{hash[..6]}.md";
    }
}
