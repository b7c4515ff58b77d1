using System.Text.RegularExpressions;

namespace Memory.Distillation.Rules;

/// <summary>
/// "The web never computes a price, it shows …": what the same subject does instead is half of the rule, not its reason.
/// "Never cache a connection, they go stale" has no subject of its own, so there the pronoun explains.
/// </summary>
internal static partial class PositiveHalf
{
    public static bool Is(string before, string behind)
    {
        if (Ban().IsMatch(before) && Instead().IsMatch(behind))
            return true;
        var does = Does().Match(behind);
        if (!does.Success)
            return false;
        var refuses = Refuses().Match(before);
        var subject = refuses.Success ? refuses.Groups["subject"].Value : Limits().IsMatch(before) ? "things" : "";
        if (subject.Length == 0)
            return false;
        var many = subject.EndsWith('s') && !subject.EndsWith("ss", StringComparison.Ordinal);
        return many == does.Groups["many"].Success;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:never|no|not|do\s+not|don['’]?t|avoid)\s", Options, 1000)]
    private static partial Regex Ban();

    /// <summary>"Never the lazy `foldl`, it's `foldl'` for accumulators": the thing to take, which is code.</summary>
    [GeneratedRegex(@"^(?:it|that)(?:['’]s|\s+is|\s+has\s+to\s+be|\s+must\s+be|\s+should\s+be)\s+(?:the\s+|always\s+)?[\uE100-\uF000](?:$|\s+(?:for|in|on|with|when|everywhere|instead|only)\b)", Options, 1000)]
    private static partial Regex Instead();

    [GeneratedRegex(
        @"^(?!(?:we|you|i|nobody|no\s*one|never|no|not|do|don'?t|always|avoid|prefer|"
        + @"use)\b)(?<subject>(?:[\w'’/\uE100-\uF000-]+\s+){0,6}?[\w'’/\uE100-\uF000-]+)\s+(?:never|do\s+not|don['’]?t|does\s+not|doesn['’]?t|"
        + @"(?:is|are|must|should|may|can|shall)\s+(?:never|not|no\s+longer)|cannot|can['’]t|no\s+longer)\b", Options, 1000)]
    private static partial Regex Refuses();

    [GeneratedRegex(@"^\w+s\s.*\b(?:at\s+most|only|up\s+to|no\s+more\s+than)\b", Options, 1000)]
    private static partial Regex Limits();

    /// <summary>The present of a deed; what is, was, would be or goes wrong explains.</summary>
    [GeneratedRegex(
        @"^(?:it|he|she|(?<many>they))\s+(?:(?:only|always|just|simply|instead)\s+)?(?!(?:is|are|was|were|has|have|had|do|does|did|don['’]t|doesn['’]t|can|"
        + @"can['’]t|cannot|could|would|will|won['’]t|may|might|must|should|never|not|make|look|seem|feel|go|get\s+(?:stale|lost|out)|race|starve|stall|exhaust|"
        + @"flood|confuse|kill|leak|break|crash|fail|hang|block|deadlock|lose|corrupt|escape|drift|cost|overwrite|vanish|rot|explode|blow|hide|swallow|cause|lead|"
        + @"slow|bypass|depend|rely|throw\s+away|change|grow|live|differ|trip|die|run\s+out|end\s+up|copy|allocate)(?:e?s)?\b|\w+ed\b)[a-z]{2,}\b", Options, 1000)]
    private static partial Regex Does();
}
