using System.Text.RegularExpressions;

namespace Memory.Text;

/// <summary>Finds paths, globs and folder names in masked prose and writes them as globs.</summary>
public static partial class PathWords
{
    private const int PathsMax = 12;

    /// <summary>Globs of everything in the text that can only be a path: with a slash or a star, a file name, or a named folder.</summary>
    public static List<string> In(MaskedText masked, string text)
    {
        var globs = new List<string>();
        foreach (Match match in Candidate().Matches(text))
        {
            var token = match.Value.Length == 1 && MaskedText.IsMask(match.Value[0]) ? masked.Inside(match.Value[0]) : match.Value;
            if (Glob(token) is { } glob && !globs.Contains(glob) && globs.Count < PathsMax)
                globs.Add(glob);
        }
        if (globs.Count == 0)
            foreach (Match match in Folder().Matches(text))
                foreach (var name in Names(masked, match))
                    if (globs.Count < PathsMax)
                        globs.Add($"{name}/**");
        return globs;
    }

    /// <summary>A path as somebody wrote it, as a glob; null when it is none.</summary>
    public static string? Glob(string token)
    {
        var path = token.Trim().TrimEnd('.', ',', ';', ':', '!', ')').Trim('"', '\'', '“', '”', '(');
        while (path.StartsWith("./", StringComparison.Ordinal))
            path = path[2..];
        path = path.TrimStart('/');
        if (path.Length is 0 or > 200 || path.Contains(' ') || path.Contains("..", StringComparison.Ordinal) || !PathShape().IsMatch(path))
            return null;
        // "Java14/15" is two versions, not a folder.
        if (path.Split('/').Any(part => part.Length > 0 && part.All(char.IsDigit)))
            return null;
        if (path.EndsWith('/'))
            return path + "**";
        var last = path[(path.LastIndexOf('/') + 1)..];
        var slashed = path.Length != last.Length;
        if (last.Contains('*', StringComparison.Ordinal))
            return slashed || path == "**" ? path : last.StartsWith("*.", StringComparison.Ordinal) || last.Contains('.') ? $"**/{path}" : null;
        if (FileName().IsMatch(last))
            return slashed ? path : $"**/{path}";
        return slashed && !NotAFolder().IsMatch(path) ? $"{path}/**" : null;
    }

    private static IEnumerable<string> Names(MaskedText masked, Match match)
    {
        foreach (Capture name in match.Groups["name"].Captures)
        {
            var word = name.Value.Length == 1 && MaskedText.IsMask(name.Value[0]) ? masked.Inside(name.Value[0]) : name.Value;
            word = word.Trim('/');
            if (word.Length > 0 && PathShape().IsMatch(word) && word is not ("all" or "any" or "every" or "each" or "other"))
                yield return word;
        }
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"[\uE100-\uF000]|[\w.@*{}~-]+(?:,[\w.@*{}-]+)*(?:/[\w.@*{},-]*)+|(?<![\w./])\*{1,2}[\w.*/{},-]*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{1,10}\b", Options, 1000)]
    private static partial Regex Candidate();

    [GeneratedRegex(
        @"\b(?:the|our|all|in|under|unser(?:en|em)?|im|la|el|le|a|o)\s+(?<name>[\w-]+|"
        + @"[\uE100-\uF000])(?:(?:\s*,\s*|\s+(?:and|or|und|y|et|e|ou)\s+)(?:the\s+)?(?<name>[\w-]+|[\uE100-\uF000]))*\s+(?:folders?|director(?:y|ies)|dirs?|"
        + @"packages?|modules?|ordner|verzeichnis)\b|\b(?:folder|directory|dir|package|module|ordner|verzeichnis|carpeta|dossier|pasta)\s+(?<name>[\w-]+|"
        + @"[\uE100-\uF000])(?=\s*(?:$|[.,;:!?)]))", Options, 1000)]
    private static partial Regex Folder();

    [GeneratedRegex(@"^[\w.@*{}~/,+\[\]-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PathShape();

    [GeneratedRegex(@"^[\w.@+-]*\.(?!\d+$)[A-Za-z][A-Za-z0-9]{0,9}$|^(?:Dockerfile|Makefile|Gemfile|Rakefile|CODEOWNERS|Jenkinsfile|Procfile)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileName();

    /// <summary>Pairs of words that a slash joins in running text.</summary>
    [GeneratedRegex(
        @"^(?:and/or|read/write|input/output|i/o|n/a|w/o?|his/her|he/she|yes/no|on/off|true/false|left/right|start/end|get/set|ios/android|tcp/ip|ci/cd|"
        + @"client/server|async/await|try/catch|if/else|and/und|\d+/\d+|--.*)$", Options, 1000)]
    private static partial Regex NotAFolder();
}
