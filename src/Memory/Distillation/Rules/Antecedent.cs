using System.Text.RegularExpressions;
using Memory.Intake.Tags.Verbs;

namespace Memory.Distillation.Rules;

/// <summary>Puts the thing that was spoken of in the place of a lone "them" or "it".</summary>
internal static partial class Antecedent
{
    /// <param name="rule">A masked sentence of a rule.</param>
    /// <param name="before">Masked sentences said before it, near ones last.</param>
    public static string Resolve(string rule, IReadOnlyList<string> before)
    {
        var pronoun = Pronoun().Match(rule);
        if (!pronoun.Success || (HasNoun(rule[..pronoun.Index]) && !Too().IsMatch(rule)))
            return rule;
        var plural = pronoun.Groups["it"].Value.Equals("them", StringComparison.OrdinalIgnoreCase);
        for (var i = before.Count - 1; i >= 0 && i >= before.Count - 3; i--)
        {
            var subject = Subject().Match(Filler.Strip(before[i]));
            if (!subject.Success || Thing(subject, plural) is not { } thing)
                continue;
            if (char.IsUpper(thing[0]) && thing.Length > 1 && char.IsLower(thing[1]))
                thing = char.ToLowerInvariant(thing[0]) + thing[1..];
            var it = pronoun.Groups["it"];
            return rule[..it.Index] + thing + rule[(it.Index + it.Length)..];
        }
        return rule;
    }

    /// <summary>"the order of these two writes": the writes, where several are meant.</summary>
    /// <returns>Null where the number does not agree.</returns>
    private static string? Thing(Match subject, bool plural)
    {
        var thing = Together().Replace(subject.Groups["thing"].Value, "");
        if ((subject.Groups["many"].Success || thing.Contains(" and ", StringComparison.Ordinal)) == plural)
            return thing;
        return plural && OfMany().Match(thing) is { Success: true } inner ? $"the {inner.Groups["many"].Value}" : null;
    }

    [GeneratedRegex(@"\bof\s+(?:these|those|the|both)\s+(?<many>(?:[\w-]+\s+){0,2}[\w-]+s)$", Options, 1000)]
    private static partial Regex OfMany();

    [GeneratedRegex(@"\s+in\s+(?:one|the\s+same|a\s+single)\s+\w+$", Options, 1000)]
    private static partial Regex Together();

    /// <summary>A noun before the pronoun is what the pronoun means.</summary>
    private static bool HasNoun(string text) => Noun().IsMatch(text);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?<it>them|it)\b(?!\s*(?:is|was|'s|has|will|would|can|holds?|breaks?|comes?|needs?|takes?)\b)", Options, 1000)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\b(?:too|as\s+well)\b", Options, 1000)]
    private static partial Regex Too();

    [GeneratedRegex(@"\b(?:the|a|an|our|your|every|any|each|all|no)\s+\w|[\uE100-\uF000]|\b\w{3,}s\b", Options, 1000)]
    private static partial Regex Noun();

    [GeneratedRegex(
        @"(?:^|[:,;]\s+|—\s*)(?<thing>(?:(?:the|our|these|those)\s+)?(?:[\w\uE100-\uF000-]+\s+){0,4}?[\w\uE100-\uF000-]+)\s+(?:(?<many>are|were|get|have|do|"
        + @"need|go|come|run|look|seem|stay)|is|was|has|gets|does|needs|looks|seems|appears|stays|feels|exists|can['’]?t|cannot|must|should|won['’]?t)\s", Options, 1000)]
    private static partial Regex Subject();
}
