using Memory.Lessons;

namespace Memory.Distillation.Scopes;

/// <summary>
/// Where a rule applies, first that fits: words that name a place; a keep lesson's file; the kind of file; the language
/// whose constructs or names the rule speaks of; else the whole repository.
/// </summary>
internal static class ScopeReader
{
    /// <param name="said">The words in which the rule was said, with the preamble of a list.</param>
    /// <param name="rule">The written rule.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="path">The commented file, null in the conversation.</param>
    /// <param name="hunk">The diff above the comment.</param>
    public static RuleScope Read(string said, string rule, LessonKind kind, string? path, string? hunk = null)
    {
        if (PlaceWords.Read(said, path) is { } named)
            return named;
        if (string.IsNullOrEmpty(path))
            return RuleScope.Repository;
        if (kind == LessonKind.Keep)
            return new RuleScope([path]);
        if (FileKinds.Read(said, rule, path) is { } glob)
            return new RuleScope([glob]);
        return CodeWords.SpeaksOfCode(rule, path, hunk) && Ending(path) is { } ending ? new RuleScope([ending]) : RuleScope.Repository;
    }

    /// <summary><c>**/*.cs</c> for the file's language; C and C++ take sources and headers.</summary>
    internal static string? Ending(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        if (dot < 0)
            return name.Length > 0 ? $"**/{name}" : null;
        var ending = name[(dot + 1)..];
        if (ending.Length is 0 or > 12 || !ending.All(char.IsLetterOrDigit))
            return null;
        return ending.ToLowerInvariant() switch
        {
            "c" => "**/*.{c,h}",
            "h" => "**/*.{c,h,cpp}",
            "cpp" => "**/*.{cpp,h}",
            "cc" => "**/*.{cc,h}",
            "cxx" => "**/*.{cxx,h}",
            "hpp" => "**/*.{cpp,hpp}",
            "hh" => "**/*.{cc,hh}",
            _ => $"**/*.{ending}",
        };
    }
}
