using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;

namespace Memory.Distillation.Rules;

/// <summary>Turns what is meant as an order into one, where that is safe: "we never …", "you should …", "nobody calls …".</summary>
internal static partial class Orders
{
    public static string Imperative(string text)
    {
        text = That().Replace(text, "");
        if (Intentional().Match(text) is { Success: true } keep)
            return $"Keep {Lower(keep.Groups["what"].Value)} as is";
        if (Infinitive().Match(text) is { Success: true } to && Order.FirstVerb(text[to.Length..]) is not null)
            return (to.Groups["not"].Success ? "Do not " : to.Groups["never"].Success ? "Never " : to.Groups["always"].Success ? "Always " : "") + text[to.Length..];
        if (Habit().Match(text) is { Success: true } habit && (habit.Groups["adverb"].Success || Order.FirstVerb(text[habit.Length..]) is not null))
            return Adverb(habit.Groups["adverb"].Value) + text[habit.Length..];
        if (Duty().Match(text) is { Success: true } duty)
            return (duty.Groups["not"].Success ? "Do not " : duty.Groups["never"].Success ? "Never " : duty.Groups["always"].Success ? "Always " : "") + text[duty.Length..];
        if (Nobody().Match(text) is { Success: true } nobody && Base(nobody.Groups["verb"].Value) is { } verb && Imperatives.Any(verb))
            return $"Never {verb}{text[nobody.Length..]}";
        return text;
    }

    private static string Adverb(string word)
    {
        word = word.Trim().ToLowerInvariant();
        return word switch
        {
            "" => "",
            "don't" or "dont" or "do not" or "don’t" => "Do not ",
            "no longer" => "No longer ",
            _ => char.ToUpperInvariant(word[0]) + word[1..] + " ",
        };
    }

    /// <summary>"calls" → "call", "touches" → "touch", "copies" → "copy".</summary>
    private static string? Base(string verb)
    {
        verb = verb.ToLowerInvariant();
        if (verb.EndsWith("ies", StringComparison.Ordinal))
            return verb[..^3] + "y";
        if (Imperatives.Any(verb[..^1]))
            return verb[..^1];
        return verb.EndsWith("es", StringComparison.Ordinal) ? verb[..^2] : null;
    }

    private static string Lower(string text) => char.IsUpper(text[0]) && text.StartsWith("The ", StringComparison.Ordinal) ? "t" + text[1..] : text;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:that|dass|daß|que)\s+(?=\S)", Options, 1000)]
    private static partial Regex That();

    [GeneratedRegex(
        @"^(?<what>(?:the|our|all|those|these)\s[^,.;:]{3,100}?)\s+(?:is|are)\s+(?:there\s+)?(?:intentional(?:ly)?|on\s+purpose|deliberate(?:ly)?|by\s+design|"
        + @"like\s+that\s+on\s+purpose)\s*(?:,?\s*(?:and\s+|so\s+)?(?:please\s+)?(?:keep|leave)\s+(?:it|them|this|that)\b[^,.;:]{0,30})?$", Options, 1000)]
    private static partial Regex Intentional();

    [GeneratedRegex(@"^(?:(?<not>not)\s+to|to\s+(?:(?<never>never)|(?<always>always)|(?<not>not))|(?<never>never)\s+to|(?<always>always)\s+to|to)\s+", Options, 1000)]
    private static partial Regex Infinitive();

    [GeneratedRegex(@"^(?:we|(?:in\s+this\s+(?:repo|project|codebase)\s*,?\s*)we)\s+(?:all\s+)?(?<adverb>never|always|don'?t|don’t|do\s+not|no\s+longer|only)?\s*(?=[\w\uE100-\uF000])", Options, 1000)]
    private static partial Regex Habit();

    [GeneratedRegex(
        @"^(?:you|we|one|people|everyone)\s+(?:really\s+)?(?:should(?:(?<not>n'?t|\s+not)|\s+(?<never>never)|\s+(?<always>always))?|"
        + @"must(?:(?<not>n'?t|\s+not)|\s+(?<never>never)|\s+(?<always>always))?|(?:have|need)\s+to|ought\s+to|are\s+(?:supposed|expected)\s+to|"
        + @"can(?<not>not|'?t))\s+(?!be\b|have\b)", Options, 1000)]
    private static partial Regex Duty();

    [GeneratedRegex(@"^(?:nobody|no\s*one)\s+(?:should\s+|may\s+|must\s+|ever\s+)?(?<verb>[a-z]{2,}(?:s))\b", Options, 1000)]
    private static partial Regex Nobody();
}
