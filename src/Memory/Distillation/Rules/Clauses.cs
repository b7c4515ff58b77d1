using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;
using Memory.Text;

namespace Memory.Distillation.Rules;

/// <summary>A sentence of a rule, its reason taken out of it; masked.</summary>
internal sealed record RuleAndWhy(string Rule, IReadOnlyList<string> Why);

/// <summary>Cuts one sentence at its pauses and tells the rule in it from the reason.</summary>
internal static partial class Clauses
{
    private const int CutsMax = 8;

    public static RuleAndWhy Split(string sentence)
    {
        var why = new List<string>();
        var text = Brackets(sentence, why);
        var rule = text;
        if (Told(text) is { } told)
        {
            why.Add(told.Why);
            rule = told.Rule;
        }
        for (var cuts = 0; cuts < CutsMax; cuts++)
        {
            var cut = Cut(rule);
            if (cut is null)
                break;
            (rule, var reason) = cut.Value;
            if (reason.Count(c => c == ' ') >= (Reasons.IsSplice(reason) ? 1 : 3) || reason.Any(c => c > '\u3000'))
                why.Insert(0, reason);
        }
        return new RuleAndWhy(rule.TrimEnd(' ', ',', ';', ':', '—', '–'), why);
    }

    /// <summary>"Clients asked for it: errors carry a code", "the printers run IE11, so leave the tables alone": first the story, then the rule.</summary>
    private static (string Rule, string Why)? Told(string text)
    {
        if (Consequence().Match(text) is { Success: true } so && NormReader.Read(so.Groups["why"].Value) != Norm.Strong)
            return (so.Groups["rule"].Value, so.Groups["why"].Value);
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon > 8 && NormReader.Past().IsMatch(text[..colon]) && NormReader.Read(text[..colon]) == Norm.None && NormReader.Read(text[(colon + 2)..]) != Norm.None
            ? (text[(colon + 2)..], text[..colon])
            : null;
    }

    [GeneratedRegex(@"^(?<why>[^;]{8,240}?)[,;]?\s+(?:so|therefore|hence|thus|that['’]?s\s+why)\s+(?:please\s+)?(?<rule>(?:leave|keep|never|always|do\s+not|don['’]?t|use|prefer|avoid)\s.{6,})$", Options, 1000)]
    private static partial Regex Consequence();

    /// <summary>The first pause behind which a reason, or idle talk, stands.</summary>
    private static (string Rule, string Reason)? Cut(string text)
    {
        foreach (Match pause in Pause().Matches(text))
        {
            var before = text[..pause.Index];
            var behind = text[(pause.Index + pause.Length)..].Trim();
            if (before.Trim().Length < 4 || behind.Length == 0 || InBrackets(before))
                continue;
            if (PlaceLabel().IsMatch(before) && pause.Value.Contains(':', StringComparison.Ordinal) && NormReader.Read(behind) != Norm.None)
                continue;
            if (Chatter.Is(behind))
                return (before, "");
            if (HasOrder(behind) || PositiveHalf.Is(before, behind) || IsOtherHalf(before, behind))
                continue;
            if ((NormReader.Read(before) == Norm.Strong && PluralHabit.Is(behind) && NormReader.Read(behind) == Norm.Weak && !pause.Value.Contains(';', StringComparison.Ordinal))
                || (KeepsThing().IsMatch(before) && Reasons.Statement().IsMatch(behind))
                || (Fact().IsMatch(behind) && TaskReader.IsLeave(before)) || Reasons.Opens(pause.Value + behind) || (IsStrongPause(pause.Value) ? Reasons.IsExplanation(behind) : Reasons.IsSplice(behind)))
                return (before, Reasons.WithoutConjunction(behind));
        }
        var because = Reasons.Inside(text);
        return because > 3 ? (text[..because], Reasons.WithoutConjunction(text[because..].Trim())) : null;
    }

    /// <summary>"…, public files go through the CDN", "…, numbers are not reused": where the thing goes instead, or what is not done with it.</summary>
    private static bool IsOtherHalf(string before, string behind) =>
        (OtherHalf().IsMatch(behind) || NeverDone().IsMatch(behind) || (DoesNot().IsMatch(behind) && PluralHabit.Is(before)) || (One().IsMatch(before) && AnotherOne().IsMatch(behind))) && NormReader.Read(before) != Norm.None && !Reasons.Opens(behind) && !Reasons.Opens(", " + behind);

    [GeneratedRegex(
        @"^(?!(?:the|this|that|these|those|it|they|we|you|he|she|i|there|half|most|some|many)\b)(?:[\w'’/\uE100-\uF000-]+\s+){1,4}?(?:(?:go|goes|move|moves|"
        + @"belong|belongs)\s+(?:through|into|to|in|under|via|on)\s|(?:come|comes)\s+(?:from|out\s+of|through)\s|(?:live|lives)\s+(?:in|under|on)\s|"
        + @"(?:get|gets)\s+(?:a|an|the|its|their|what|everything|all)\s|(?:are|is)\s+(?:not|never)\s+\w+(?:ed|en|used|set|put|built|made)\b(?!\s+(?:yet|by|any)))", Options, 1000)]
    private static partial Regex OtherHalf();

    /// <summary>"Controllers call a service, they don't get a repository".</summary>
    [GeneratedRegex(@"^they\s+(?:don['’]?t|do\s+not)\s+(?:get|take|call|use|touch|know|import|open|see|read|write|hold|own|reach|return|contain|carry)\b", Options, 1000)]
    private static partial Regex DoesNot();

    [GeneratedRegex(@"^(?:a|an|each|every)\s", Options, 1000)]
    private static partial Regex One();

    /// <summary>"A measured value is never overwritten, a correction is a new row".</summary>
    [GeneratedRegex(@"^(?:a|an|each|every)\s[^,;]{2,60}\s(?:is|becomes|gets|goes\s+into)\s+(?:a|an|its)\s+(?:new|separate|second|different|own)\b", Options, 1000)]
    private static partial Regex AnotherOne();

    /// <summary>"…, they are never dropped": said of the thing itself.</summary>
    [GeneratedRegex(@"^(?:they|it)\s+(?:(?:are|is)\s+never|never)\s+\w+", Options, 1000)]
    private static partial Regex NeverDone();

    /// <summary>"…, it leaks, use the pool": what follows the reason is the rule again, so nothing may be cut off here.</summary>
    private static bool HasOrder(string behind)
    {
        foreach (Match pause in Pause().Matches(behind))
            if (behind[(pause.Index + pause.Length)..] is { Length: > 3 } rest && (Order.FirstVerb(rest) is not null || Ban().IsMatch(rest)))
                return true;
        return false;
    }

    private static bool InBrackets(string before) => before.Count(c => c == '(') > before.Count(c => c == ')');

    private static bool IsStrongPause(string pause) => !pause.Contains(',', StringComparison.Ordinal);

    /// <summary>Brackets that explain become reasons, brackets that chat go, brackets that define stay.</summary>
    private static string Brackets(string text, List<string> why) => Bracket().Replace(text, match =>
    {
        var inside = match.Groups["inside"].Value.Trim().TrimEnd('!', '.');
        if (Chatter.Is(inside) || FirstPerson().IsMatch(inside))
            return "";
        if (!Reasons.IsSplice(inside) && !Reasons.Opens(inside))
            return match.Value;
        why.Add(Reasons.WithoutConjunction(inside));
        return "";
    });

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\s+[—–]\s*|\s*—\s*|\s+--?\s+|;\s+|(?<=[\w)\uE100-\uF000""'”])[:：]\s+|,\s+|、", Options, 1000)]
    private static partial Regex Pause();

    /// <summary>"For the importers in `imports/`: …", "across the board, every language: …", "for the next ones: …": where, not why.</summary>
    [GeneratedRegex(@"^(?:only\s+)?(?:(?:in|for|under|on|inside|within|across|throughout|everywhere)\b[^:.;]{2,100}|\((?:and\s+)?[^()]{2,60}\))$", Options, 1000)]
    private static partial Regex PlaceLabel();

    [GeneratedRegex(@"^(?:keep|leave)\s+(?:the|these|those|this|both)\s", Options, 1000)]
    private static partial Regex KeepsThing();

    [GeneratedRegex(@"^(?:never|don'?t|do\s+not|always)\s", Options, 1000)]
    private static partial Regex Ban();

    /// <summary>Behind "keep … as it is" a statement is never the rule.</summary>
    [GeneratedRegex(@"^(?:the|our|a|an|it|they|we|this)\s+(?:\S+\s+){0,5}?(?:must|has|have|needs?|is|are|was|were|reads?|expects?|depends?|relies)\s", Options, 1000)]
    private static partial Regex Fact();

    [GeneratedRegex(@"\s*\((?<inside>[^()]{1,200})\)", Options, 1000)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\b(?:i|i'm|i've|me|my|lol|sorry|imo|imho|afaik|iirc|really)\b|\?$", Options, 1000)]
    private static partial Regex FirstPerson();
}
