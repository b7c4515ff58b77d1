using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Lessons;

/// <summary>
/// A pattern read from a rule and its examples: the one name that the rule forbids in code spans, or what every bad example
/// has and no good one. Cautious: where there could be two, there is none. Pure.
/// </summary>
internal static partial class PatternProposal
{
    private const int RuleCharactersMax = 1_000;
    private const int ExampleWordMin = 4;

    public static (string Pattern, string Reason)? Of(Lesson lesson)
    {
        if (lesson.Kind == LessonKind.Keep || lesson.Rule.Length > RuleCharactersMax)
            return null;
        var bad = lesson.Examples.Select(e => e.Bad).OfType<string>().Where(b => b.Length > 0).ToList();
        var good = lesson.Examples.Select(e => e.Good).OfType<string>().ToList();
        if (Forbidden(lesson.Rule) is [var span] && CodePattern.TryParse(AsPattern(span.Code, span.Imported), out var pattern, out _) && !good.Any(g => Has(pattern, g)))
            return (pattern.Text, bad.Any(b => Has(pattern, b)) ? "named in the rule as what not to use, and in its bad example" : "named in the rule as what not to use");
        return bad.Count > 0 && good.Count > 0 && InBadAlone(bad, good) is { } word ? (word, "in every bad example of the rule and in no good one") : null;
    }

    /// <summary>Code spans right behind a "not": "never use `x`", "use `y` instead of `x`", "`x` is forbidden".</summary>
    private static List<(string Code, bool Imported)> Forbidden(string rule) =>
        [.. Denied().Matches(rule).Select(m => (m.Groups["code"].Value, m.Groups["import"].Success)).Distinct()];

    private static string AsPattern(string code, bool imported) => imported && !code.Contains(' ', StringComparison.Ordinal) ? $"import {code}" : code;

    private static string? InBadAlone(List<string> bad, List<string> good)
    {
        var words = CodeWords.Of(bad[0]).Where(w => w.Length >= ExampleWordMin && CodePattern.TryParse(w, out var p, out _)
            && bad.All(b => Has(p, b)) && !good.Any(g => Has(p, g))).Distinct(StringComparer.Ordinal).ToList();
        return words is [var only] ? only : null;
    }

    private static bool Has(CodePattern pattern, string code) => pattern.Lines(CodeText.Of(code, "example"), 1).Count > 0;

    [GeneratedRegex("""
        (?:(?:\b(?:never|don't|do\ not|must\ not|no|avoid|ban|forbid|stop|instead\ of|rather\ than)|,\ not)\b
            (?:\ (?:ever|use|using|call|calling|write|writing|add|adding|(?<import>import|importing|depend\ on)|from|with|through|by|via|the|any|a|an|plain|raw|bare|direct)){0,4}\ `(?<code>[^`\n]{2,80})`)
        |(?:`(?<code>[^`\n]{2,80})`\ (?:is|are)\ (?:forbidden|banned|not\ allowed|prohibited|deprecated))
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Denied();
}
