using System.Text.RegularExpressions;

namespace Memory.Distillation.Rules;

/// <summary>
/// A question whose answer is meant to be known, in words that were asked to be remembered: "shouldn't every upload be scanned?",
/// "why would anybody build urls by hand?". Pure; other questions stay as they are.
/// </summary>
internal static partial class Rhetorical
{
    public static string Turn(string words) =>
        Answered().Replace(WhyWould().Replace(ShouldNot().Replace(words, m => $"{Capital(m.Groups["who"].Value.Trim())} should {m.Groups["what"].Value}."), m => $"Do not {m.Groups["what"].Value}."), "");

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"(?<=^|[.!?\n]\s*)should(?:n['’]?t)\s+(?!we\b|i\b|you\b|this\b|that\b|it\b|"
        + @"these\b)(?<who>(?:[\w'’`/-]+\s+){1,5}?)(?=(?:be|have|get|go|use|return|carry|come|live|run|take|hold|end|start)\s)(?<what>[^?.!\n]{4,200})\?", Options, 1000)]
    private static partial Regex ShouldNot();

    [GeneratedRegex(@"(?<=^|[.!?\n]\s*)why\s+(?:on\s+earth\s+)?(?:would|do|should)\s+(?:anybody|anyone|somebody|someone|people|we\s+ever|you\s+ever)\s+(?:ever\s+|want\s+to\s+)?(?<what>[^?.!\n]{6,200})\?", Options, 1000)]
    private static partial Regex WhyWould();

    [GeneratedRegex(@"(?<=[.]\s)(?:yes,?\s+(?:it|they|we|you)\s+should|of\s+course|exactly|yes|right)\s*[,.!]+\s*(?:remember\s+(?:that|this|it)[.!]*\s*)?", Options, 1000)]
    private static partial Regex Answered();
}
