using System.Text.RegularExpressions;

namespace Memory.Bench.Distill;

/// <summary>The naive way: any comment with a directive verb is a lesson, in its own words.</summary>
internal static partial class MinedBaseline
{
    public static bool IsLesson(string body) => Directive().IsMatch(body);

    [GeneratedRegex(@"\b(?:use|avoid|prefer|never|always|don['’]t|do not|should|must|please|need to|remember|make sure|ensure|keep)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Directive();
}
