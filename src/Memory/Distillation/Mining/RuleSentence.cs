using System.Text.RegularExpressions;
using Memory.Distillation.Rules;
using Memory.Intake.Tags;
using Memory.Text;

namespace Memory.Distillation.Mining;

/// <summary>A rule that stands alone and its reasons, code spans still masked.</summary>
internal sealed record ShapedRule(string Rule, IReadOnlyList<string> Why);

/// <summary>
/// Makes an order that stands alone of a reviewer's sentence: "I'd prefer X here, since Y" → "Prefer X." because "Y".
/// Words are taken from the sentence; only a few openings are our own.
/// </summary>
internal static partial class RuleSentence
{
    private const int WordsMin = 4, WordsMax = 45, ClausesMax = 6;

    /// <returns>Null where the words do not stand alone, or order nothing.</returns>
    public static ShapedRule? Shape(string sentence)
    {
        if (Lead().Match(sentence) is { Success: true } lead && Order(lead.Groups["rule"].Value) is { } led)
            return led with { Why = [lead.Groups["why"].Value, .. led.Why] };
        if (Order(sentence) is { } shaped)
            return shaped;
        return Policy().Match(sentence) is { Success: true } policy ? Order(policy.Groups["rule"].Value) : null;
    }

    private static ShapedRule? Order(string sentence)
    {
        var opened = RuleOpening.Take(sentence);
        if (opened.Text.EndsWith('?') && !opened.Asked)
            return null;
        var why = new List<string>();
        var text = WithoutPurpose(opened.Text.TrimEnd('?', ' '), why);
        var split = Clauses.Split(Here().Replace(text, ""));
        why.InsertRange(0, split.Why);
        why.RemoveAll(w => w.Count(c => c == ' ') < 3 || Aside().IsMatch(w.TrimStart()));
        foreach (var clause in Shortenings(split.Rule))
        {
            var rule = RuleText.Write([Tail().Replace(Here().Replace(clause, ""), "")]);
            if (StandsAlone(rule) && (opened.Orders || RuleNorm.Is(rule)))
                return new ShapedRule(rule, why);
        }
        return null;
    }

    /// <summary>The sentence, then ever shorter beginnings of it: what follows a pause is often about the line.</summary>
    private static IEnumerable<string> Shortenings(string text)
    {
        yield return text;
        var pauses = Pause().Matches(text);
        for (var i = pauses.Count - 1; i >= Math.Max(0, pauses.Count - ClausesMax); i--)
            yield return text[..pauses[i].Index];
    }

    private static bool StandsAlone(string rule)
    {
        var words = rule.Count(c => c == ' ') + 1;
        // Scripts without spaces: a character carries about as much as half a word.
        if (rule.Any(c => c > 0x2E7F && !MaskedText.IsMask(c)))
            words = rule.Length / 2;
        return (words >= WordsMin || RuleNorm.IsFact(rule)) && words <= WordsMax && IsWhole(rule) && !RuleNorm.Points(rule);
    }

    /// <summary>Opens with a word or code, and closes every bracket and quotation that it opens.</summary>
    private static bool IsWhole(string rule) =>
        rule.Length > 0 && (char.IsLetter(rule[0]) || MaskedText.IsMask(rule[0]))
        && rule.Count(c => c == '(') == rule.Count(c => c == ')')
        && rule.Count(c => c == '"') % 2 == 0
        && rule.Count(c => c == '“') == rule.Count(c => c == '”')
        && !rule.Contains('`', StringComparison.Ordinal) && !rule.Contains('?', StringComparison.Ordinal);

    /// <summary>"… to make it more readable" is a reason, not a part of the order.</summary>
    private static string WithoutPurpose(string text, List<string> why)
    {
        var match = Purpose().Match(text);
        if (!match.Success || text.AsSpan(0, match.Index).Count(' ') < WordsMin - 1)
            return text;
        why.Add(match.Groups["why"].Value);
        return text[..match.Index];
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @",?\s+(?:in order |just |so as )?(?<why>to (?:make (?:it|them|sure|things|the)|avoid|prevent|ensure|reduce|minimi[sz]e|help|allow|maintain|"
        + @"keep (?:it|them|things))\b.*)$|,?\s+(?<why>reason (?:being|is)\b.*)$", Options, 1000)]
    private static partial Regex Purpose();

    [GeneratedRegex(
        @"(?<=[\w)\uE100-\uF000]):\s|;\s|\s[-–—]{1,2}\s|,\s+(?:so|but|and|which|rather than|unless you|except that|as|though|although|where|then|like|e\.g\.|"
        + @"i\.e\.|if|instead of|or|to)\b|\s+(?:but|e\.g\.|i\.e\.|though|although|rather than)\s|\s\((?=[^)]*$)", Options, 1000)]
    private static partial Regex Pause();

    /// <summary>"Since X, do Y".</summary>
    [GeneratedRegex(@"^(?:since|because|as|given that|for (?:consistency|the sake of \w+)(?: with [^,]{1,60})?)\s+(?<why>[^,]{6,160}(?:\([^)]{1,100}\))?[^,]{0,60}),\s+(?<rule>.{10,})$", Options, 1000)]
    private static partial Regex Lead();

    /// <summary>A reason can be the rule: "…, because we try hard not to pollute the user's code".</summary>
    [GeneratedRegex(
        @"\b(?:because|since|as|reason (?:being|is)(?: is)?(?: that)?|"
        + @"so)\s+(?<rule>(?:we|this (?:project|repo\w*)) (?:always|never|generally|usually|try|prefer|want|don['’]t want|do not want|should|shouldn['’]t|"
        + @"avoid)\b.{10,})$", Options, 1000)]
    private static partial Regex Policy();

    [GeneratedRegex(@"^(?:which|here|if|in general|there|for now|like|e\.g|i\.e|see)\b", Options, 1000)]
    private static partial Regex Aside();

    /// <summary>Places that fall away when the rule is read elsewhere.</summary>
    [GeneratedRegex(
        @"(?:,\s+here\s+[\uE100-\uF000]|\s+over here|\s+right here|\s+in here|\s+here(?:,)? too|\s+here as well|\s+here|"
        + @"\s+in this (?:line|file|pr|patch|change|case|function|method|class|commit|test|place)|\s+from this \w+|\s+like (?:this|these)|\s+at this point|"
        + @"\s+at the moment|\s+for now|(?<=\bin )this )(?=$|[\s,.;:!)])", Options, 1000)]
    private static partial Regex Here();

    [GeneratedRegex(@"(?:[\s,;:]+(?:please|thanks|thx|too|as well|also|though|imo|imho|i think|i guess|right|no|ok|wdyt|instead please|and|or|but|etc|例如|如))+[\s.!?:：。]*$", Options, 1000)]
    private static partial Regex Tail();
}
