using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Distillation.Scopes;

/// <summary>Words that name a place: a folder, a package, a file, all repositories.</summary>
internal static partial class PlaceWords
{
    private const int OpeningLettersMax = 24;

    /// <returns>Null when no place is named; the word "here" alone names none.</returns>
    public static RuleScope? Read(string said, string? path)
    {
        var masked = MaskedText.Of(said);
        var text = masked.Text;
        if (AllRepositories().IsMatch(text))
            return new RuleScope([], Reach.Owner);
        if (path is not null && ThisFile().IsMatch(text))
            return new RuleScope([path]);
        if (Paths(masked, text, path) is { Count: > 0 } paths)
            return new RuleScope(paths);
        if (Folders(masked, text, path) is { Count: > 0 } folders)
            return new RuleScope(folders);
        if (Everywhere().IsMatch(text))
            return RuleScope.Repository;
        return path is not null && Segment(text, path) is { } folder ? new RuleScope([folder]) : null;
    }

    private static List<string> Paths(MaskedText masked, string text, string? path)
    {
        var globs = new List<string>();
        foreach (Match match in At().Matches(text))
        {
            if (Destination().IsMatch(text[..match.Index]))
                continue;
            var token = match.Groups["path"].Value;
            if (token.Length == 1 && MaskedText.IsMask(token[0]))
                token = masked.Inside(token[0]);
            if (PathWords.Glob(token) is not { } glob || globs.Contains(glob))
                continue;
            // A bare file name is a place only when it is the commented one: "goes into `constants.ts`" is an order.
            var bare = glob.StartsWith("**/", StringComparison.Ordinal) && !token.Contains('*', StringComparison.Ordinal) && !token.Contains('/', StringComparison.Ordinal);
            if (bare && path is not null && path.EndsWith("/" + token, StringComparison.OrdinalIgnoreCase))
                globs.Add(path);
            else if (!bare && !(glob.StartsWith("**/*.", StringComparison.Ordinal) && globs.Count > 0))
                globs.Add(glob);
        }
        return globs;
    }

    /// <summary>"in the ledger and payout packages": beside the commented file when its path has such a folder.</summary>
    private static List<string> Folders(MaskedText masked, string text, string? path)
    {
        var match = NamedFolders().Match(text);
        if (!match.Success)
            return [];
        var names = match.Groups["name"].Captures.Select(c => Name(masked, c.Value)).Where(n => n.Length > 0).Distinct().ToList();
        if (names.Count == 0)
            return [];
        var joined = names.Count == 1 ? names[0] : "{" + string.Join(',', names) + "}";
        var segments = (path ?? "").Split('/');
        for (var i = 0; i < segments.Length - 1; i++)
            if (names.Contains(segments[i], StringComparer.OrdinalIgnoreCase))
                return [string.Join('/', segments[..i].Append(names.Count == 1 ? segments[i] : joined)) + "/**"];
        // "under the base dir" at the end of a rule speaks of a thing; a place that the path does not show opens the sentence.
        return OpensSentence(text[..match.Index]) ? [$"**/{joined}/**"] : [];
    }

    /// <summary>"in jobs", when jobs is a folder on the way to the commented file.</summary>
    private static string? Segment(string text, string path)
    {
        var segments = path.Split('/');
        foreach (Match match in InWord().Matches(text))
            for (var i = 0; i < segments.Length - 1; i++)
                if (segments[i].Equals(match.Groups["word"].Value, StringComparison.Ordinal) && !FileKinds.IsKind(segments[i]))
                    return string.Join('/', segments[..(i + 1)]) + "/**";
        return null;
    }

    private static bool OpensSentence(string before) =>
        before.Length - (before.LastIndexOfAny(['.', '!', '?', ':', '\n', ',']) + 1) <= OpeningLettersMax;

    private static string Name(MaskedText masked, string value)
    {
        var name = value.Length == 1 && MaskedText.IsMask(value[0]) ? masked.Inside(value[0]) : value;
        return name.Trim('/') is var bare && bare.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? bare : "";
    }

    /// <summary>"write it in `utils/`": where something goes is not where the rule holds.</summary>
    [GeneratedRegex(@"(?:^|[^\w])(?:writes?|puts?|moves?|places?|stores?|adds?|goes|go|belongs?|lives?|keeps?|creates?|saves?)\s+(?:it|them|that|those|these|one|(?:[\w-]+\s+){0,2}[\w-]+s)?\s*$", Options, 1000)]
    private static partial Regex Destination();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(?:all|every|each|any|across|in)\s+(?:of\s+)?(?:our\s+|the\s+|other\s+|your\s+|company\s+)*(?:repos|repositories|services\s+and\s+repos)\b|"
        + @"\b(?:every|each|any)\s+(?:one\s+of\s+our\s+)?(?:repo|repository)\b|\borg(?:ani[sz]ation)?[- ]?wide\b|"
        + @"\b(?:across|throughout)\s+the\s+(?:org|organi[sz]ation|company)\b|\balle[nr]?\s+(?:unsere[nr]?\s+)?(?:repos|repositories)\b|"
        + @"\btodos\s+(?:los|nuestros|os|nossos)\s+(?:nuestros\s+)?(?:repos|repositorios|repositórios)\b|\btous\s+(?:les|nos)\s+(?:repos|dépôts)\b|すべてのリポジトリ|"
        + @"全リポジトリ", Options, 1000)]
    private static partial Regex AllRepositories();

    [GeneratedRegex(
        @"\b(?:in|of|to|for|about|inside|within|throughout)\s+this\s+(?:very\s+|one\s+)?(?:file|module|script|page|document|class)\b|"
        + @"\bthis\s+file\s+(?:only|alone|stays|is|must)\b|\bin\s+dieser\s+datei\b|\ben\s+este\s+(?:archivo|fichero)\b|\bdans\s+ce\s+fichier\b|"
        + @"\bneste\s+arquivo\b|このファイル", Options, 1000)]
    private static partial Regex ThisFile();

    [GeneratedRegex(
        @"(?<!\b(?:except|outside|not|but|than|unless|excluding)\s)(?<!\bexcept\s(?:for|in|the)\s)\b(?:in|under|inside|within|below|for|throughout|across|unter|"
        + @"en|dans|em)\s+(?:(?:everything|anything|all|any|every|the|our|files?|code|scripts?|classes|modules?|folders?|director(?:y|ies)|only|tests?|"
        + @"components?|packages?|stuff|things)\s+)*(?:(?:in|under|inside|within|below|of)\s+(?:the\s+)?)?(?<path>[\uE100-\uF000]|[\w.@*{}-]+(?:/[\w.@*{},-]*)+|"
        + @"\*{1,2}[\w.*/{},-]+|[\w-]+(?:\.[\w-]+)*\.[a-z]{1,6}\b)", Options, 1000)]
    private static partial Regex At();

    [GeneratedRegex(
        @"\b(?:in|under|inside|within|for|of|across|im|en|dans)\s+(?:all\s+(?:of\s+)?)?(?:the|our|unseren?|la|el|"
        + @"le)?\s*(?:(?<name>[\w.-]+|[\uE100-\uF000])(?:\s*,\s*(?:the\s+)?(?<name>[\w.-]+|[\uE100-\uF000]))*(?:\s*,?\s+(?:and|or|und|y|et|"
        + @"e)\s+(?:the\s+)?(?<name>[\w.-]+|[\uE100-\uF000]))?)\s+(?:packages?|folders?|director(?:y|ies)|dirs?|modules?|crates?|apps?|engines?|namespaces?|"
        + @"subfolders?|projects?|librar(?:y|ies)|ordner|carpetas?|dossiers?|"
        + @"pastas?)\b(?<!\b(?:this|that|any|every|each|new|whole|entire|same|other|our|the)\s\w+)", Options, 1000)]
    private static partial Regex NamedFolders();

    [GeneratedRegex(@"(?:^|\bno\s+exceptions\W+)everywhere\b|\beverywhere\s*\(|\b(?:in|across)\s+(?:every|all|any)\s+(?:languages?|parts?)\b|\b(?:whole|entire)\s+(?:repo(?:sitory)?|codebase|project)\b", Options, 1000)]
    private static partial Regex Everywhere();

    [GeneratedRegex(@"(?<!\b(?:except|outside|not|but)\s)\b(?:in|under|inside|within|for)\s+(?:all\s+|the\s+|our\s+)*(?<word>[\w-]{2,})\b", Options, 1000)]
    private static partial Regex InWord();
}
