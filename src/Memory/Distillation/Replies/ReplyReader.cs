using System.Text.RegularExpressions;
using Memory.Comments;
using Memory.Distillation.Rules;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;
using Memory.Text;

namespace Memory.Distillation.Replies;

/// <summary>Lets a later reply of somebody who may teach correct or narrow the rules of a comment.</summary>
internal static partial class ReplyReader
{
    private const int RepliesMax = 30;

    /// <param name="rules">The rules, changed in place; unmasked.</param>
    /// <param name="after">Later replies, in order of time.</param>
    /// <returns>The replies that changed a rule.</returns>
    public static List<ReviewComment> Apply(List<DraftRule> rules, IReadOnlyList<ReviewComment> after)
    {
        var used = new List<ReviewComment>();
        foreach (var reply in after.Take(RepliesMax))
        {
            var masked = MaskedText.Of(MarkdownText.Read(reply.Body).Prose);
            var sentences = Sentences.Split(masked.Text).Select(s => s.Text).ToList();
            if (rules.Count == 0 || sentences.Count == 0)
                continue;
            if (Narrow(rules, masked, sentences) || MakeThat(rules, masked, sentences) || Swap(rules, masked, sentences) || SayAnew(rules, masked, sentences) || Correct(rules, masked, sentences))
                used.Add(reply);
        }
        return used;
    }

    /// <summary>"Yes: everywhere except the `bin/` tools."</summary>
    private static bool Narrow(List<DraftRule> rules, MaskedText masked, List<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            var limit = Limit().Match(MayKeep().Match(sentence) is { Success: true } keeps && IsPlace(masked, keeps.Groups["place"].Value)
                ? $"except in {keeps.Groups["place"].Value}" : AllBut().Replace(sentence, "$1 except "));
            if (!limit.Success || sentence.EndsWith('?'))
                continue;
            var words = masked.Restore(ExceptPlace().Replace(limit.Groups["limit"].Value, m => IsPlace(masked, limit.Groups["limit"].Value[m.Length..]) ? m.Value + "in " : m.Value)).Trim().TrimEnd('.', '!', ' ');
            var target = Target(rules, masked.Restore(sentence));
            target.Rule = $"{target.Rule.TrimEnd('.', ' ')}, {words}.";
            target.AddWhy(sentences.Where(s => s != sentence && RuleSpans.IsReason(s)).Select(masked.Restore));
            return true;
        }
        return false;
    }

    /// <summary>A folder or file and nothing behind it: "the `bin/` tools" has its own noun.</summary>
    private static bool IsPlace(MaskedText masked, string words) =>
        masked.Restore(words.TrimEnd('.', '!', ' ')).Trim('`') is var place && place.Contains('/', StringComparison.Ordinal) && !place.Contains(' ', StringComparison.Ordinal);

    /// <summary>"Retries: make that 10, the gateway is away for half an hour."</summary>
    private static bool MakeThat(List<DraftRule> rules, MaskedText masked, List<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            var make = MakeNumber().Match(sentence);
            if (!make.Success)
                continue;
            var target = Target(rules, masked.Restore(sentence));
            var number = Number().Match(target.Rule);
            if (!number.Success)
                continue;
            target.Rule = target.Rule[..number.Index] + make.Groups["number"].Value + target.Rule[(number.Index + number.Length)..];
            var rest = sentence[(make.Index + make.Length)..].Trim(' ', ',', ';', ':', '—', '–');
            target.Why = null;
            target.AddWhy(new[] { rest }.Concat(sentences.Where(s => s != sentence && RuleSpans.IsReason(s))).Where(s => s.Length > 8).Select(masked.Restore));
            return true;
        }
        return false;
    }

    /// <summary>"Correction: `click.echo`, not print.": the one word stands where the other stood.</summary>
    private static bool Swap(List<DraftRule> rules, MaskedText masked, List<string> sentences)
    {
        if (ItIs(rules, masked, sentences))
            return true;
        foreach (var sentence in sentences.Take(2))
        {
            var swap = OneForOther().Match(Opener().Replace(sentence, ""));
            if (!swap.Success)
                swap = OtherForOne().Match(Opener().Replace(sentence, ""));
            if (!swap.Success)
                continue;
            var (one, other) = (masked.Restore(swap.Groups["one"].Value), masked.Restore(swap.Groups["other"].Value));
            var target = Target(rules, masked.Restore(sentence));
            var at = target.Rule.IndexOf(other, StringComparison.OrdinalIgnoreCase) is var exact and >= 0 ? exact : target.Rule.IndexOf($"`{other.Trim('`')}`", StringComparison.OrdinalIgnoreCase);
            if (at < 0 || one.Equals(other, StringComparison.OrdinalIgnoreCase))
                continue;
            var length = at + other.Length <= target.Rule.Length && target.Rule.AsSpan(at, other.Length).Equals(other, StringComparison.OrdinalIgnoreCase) ? other.Length : other.Trim('`').Length + 2;
            target.Rule = $"{target.Rule[..at]}{one}{target.Rule[(at + length)..].TrimEnd('.', ' ')}, not {other}.";
            target.Why = null;
            target.AddWhy(sentences.Where(s => s != sentence && RuleSpans.IsSaid(s)).Select(masked.Restore));
            return true;
        }
        return false;
    }

    /// <summary>"The second half isn't right: not `created_at`, that's the load time. It's `event_date`."</summary>
    private static bool ItIs(List<DraftRule> rules, MaskedText masked, List<string> sentences)
    {
        var (not, it) = (sentences.Select(s => NotCode().Match(s)).FirstOrDefault(m => m.Success), sentences.Select(s => ItIsCode().Match(s)).FirstOrDefault(m => m.Success));
        if (not is null || it is null)
            return false;
        var (one, other) = (masked.Restore(it.Groups["one"].Value), masked.Restore(not.Groups["other"].Value));
        var target = rules.Find(rule => rule.Rule.Contains(other, StringComparison.Ordinal));
        if (target is null || one == other)
            return false;
        target.Rule = $"{target.Rule.Replace(other, one, StringComparison.Ordinal).TrimEnd('.', ' ')}, not {other}.";
        target.Why = null;
        target.AddWhy(sentences.Select(s => not.Success && s.Contains(not.Value, StringComparison.Ordinal) ? Clauses.Split(s).Why : RuleSpans.IsReason(s) && !Stands().IsMatch(s) && !ItIsCode().IsMatch(s) ? [s] : [])
            .SelectMany(why => why).Select(masked.Restore));
        return true;
    }

    /// <summary>"New endpoints live under `/api/v2`." behind the same with `/api/v1`: nearly the words of a rule, and another thing in the place of one.</summary>
    private static bool SayAnew(List<DraftRule> rules, MaskedText masked, List<string> sentences)
    {
        foreach (var sentence in sentences.Where(s => !s.EndsWith('?')))
        {
            var said = masked.Restore(sentence);
            var words = Terms.Content(sentence);
            var target = rules.Find(rule => MaskedText.Of(rule.Rule) is var old && Terms.Content(old.Text) is { Count: >= 3 } known
                && known.Count(words.Contains) >= 0.75 * Math.Max(known.Count, words.Count)
                && old.Spans.Count > 0 && MaskedText.Of(said) is { Spans.Count: > 0 } anew && !anew.Spans.SequenceEqual(old.Spans));
            if (target is null)
                continue;
            target.Rule = masked.Restore(RuleText.Write([sentence]));
            target.Why = null;
            target.AddWhy(sentences.Where(s => s != sentence && RuleSpans.IsReason(s) && !Stands().IsMatch(s)).Select(masked.Restore));
            return true;
        }
        return false;
    }

    /// <summary>"No, not `constants.ts`. Limits belong in `EditorConfig`."</summary>
    private static bool Correct(List<DraftRule> rules, MaskedText masked, List<string> sentences)
    {
        if (!sentences.Take(2).Any(s => Correction().IsMatch(s)) && !Superseding().IsMatch(string.Join(' ', sentences)))
            return false;
        var norms = sentences.Where(s => !Negation().IsMatch(Opener().Replace(s, "")) && IsCorrectedRule(s) && (IsSure(s) || Speaks(s, rules))).Take(2).ToList();
        if (norms.Count == 0)
            return false;
        if (norms.Find(s => DecidedOn().IsMatch(s)) is { } decided)
            norms = [decided];
        var not = sentences.Select(s => NotThis().Match(s)).FirstOrDefault(m => m.Success)?.Groups["not"].Value;
        var splits = norms.Select(s => Clauses.Split(Decided(Opener().Replace(s, "")))).ToList();
        var text = string.Join(' ', splits.Select(s => s.Rule.TrimEnd('.', ' ') + "."));
        if (not is { Length: > 1 and < 80 } && !text.Contains($"not {not}", StringComparison.OrdinalIgnoreCase))
            text = $"{splits[0].Rule.TrimEnd('.', ' ')}, not {not.Trim()}.{(splits.Count > 1 ? " " + splits[1].Rule : "")}";
        var written = masked.Restore(RuleText.Write(Sentences.Split(text).Select(s => s.Text)));
        if (written.Length == 0)
            return false;
        var target = Target(rules, masked.Restore(string.Join(' ', sentences)));
        target.Rule = written;
        target.Why = null;
        target.AddWhy(splits.SelectMany(s => s.Why)
            .Concat(sentences.Where(s => !norms.Contains(s) && (RuleSpans.IsReason(s) || (RuleSpans.IsSaid(s) && !Correction().IsMatch(s) && !NotThis().IsMatch(s))) && !Stands().IsMatch(s) && !Overruling().IsMatch(s)).Select(s => Opener().Replace(s, "")))
            .Select(masked.Restore));
        return true;
    }

    private static bool IsCorrectedRule(string sentence) =>
        !Stands().IsMatch(sentence) && !Overruling().IsMatch(sentence) && !sentence.EndsWith('?')
        && (NormReader.Read(sentence) != Norm.None || DecidedOn().IsMatch(sentence) || WeHabit().IsMatch(Opener().Replace(sentence, "")));

    private static bool IsSure(string sentence) => NormReader.Read(sentence) == Norm.Strong || DecidedOn().IsMatch(sentence) || Order.FirstVerb(Opener().Replace(sentence, "")) is not null;

    /// <summary>"Staging is where we practise" says no to a rule without saying another one.</summary>
    private static bool Speaks(string sentence, List<DraftRule> rules)
    {
        if (Tells().IsMatch(sentence))
            return false;
        var words = Terms.Content(sentence);
        return rules.Exists(rule => Terms.Content(rule.Rule).Any(words.Contains));
    }

    /// <summary>"We decided on X" is the order to use X.</summary>
    private static string Decided(string sentence)
    {
        var match = DecidedOn().Match(sentence);
        return match.Success ? "Use " + sentence[(match.Index + match.Length)..].TrimStart() : WeHabit().Replace(sentence, "");
    }

    /// <summary>The rule that a reply speaks of: by ordinal, else by shared words, else the last one.</summary>
    private static DraftRule Target(List<DraftRule> rules, string reply)
    {
        if (rules.Count == 1)
            return rules[0];
        if (Ordinal().Match(reply) is { Success: true } ordinal)
            return ordinal.Groups["first"].Success ? rules[0] : ordinal.Groups["last"].Success || rules.Count < 3 ? rules[^1] : rules[1];
        // What "stands" is not what is corrected.
        var words = Terms.Content(string.Join(' ', Sentences.Split(MaskedText.Of(reply).Text).Select(s => s.Text).Where(s => !Stands().IsMatch(s))));
        return rules.MaxBy(rule => Terms.Content(rule.Rule).Count(words.Contains))!;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^(?:(?:yes|yep|right|ok(?:ay)?|sure|correct|agreed|true|but|well|small\s+exception|one\s+exception|exception|so|no)\b[\s,:;.—–-]*)*(?:(?:everywhere|"
        + @"always|all|anywhere|for\s+everything|this\s+(?:applies|holds)(?:\s+everywhere)?|"
        + @"it\s+(?:applies|holds)(?:\s+everywhere)?)\s*,?\s*)?(?:but\s+)?(?<limit>(?:except|unless|apart\s+from|other\s+than|excluding|but\s+not|"
        + @"only\s+(?:in|for|when|if|where|under|outside|on)|not\s+(?:in|for|when)\s)\b.*)$|"
        + @",\s*(?:but\s+)?(?<limit>(?:except|unless|but\s+not|only\s+(?:in|for|when|if|where|under|outside))\b.*)$", Options, 1000)]
    private static partial Regex Limit();

    [GeneratedRegex(
        @"\b(?:make|let'?s\s+(?:make|say)|better|rather|should\s+be)\s+(?:that|it|"
        + @"this)?\s*(?:a\s+)?(?<number>\d+(?:\.\d+)?)\b(?:\s*(?:[kmg]i?b|ms|px|s|%|seconds?|minutes?|hours?|days?|weeks?|lines|rows)\b)?(?:\s+instead)?|"
        + @"\b(?<number>\d+(?:\.\d+)?),?\s+(?:please,?\s+)?not\s+\d+", Options, 1000)]
    private static partial Regex MakeNumber();

    /// <summary>"Not numpy, polars."</summary>
    [GeneratedRegex(@"^not\s+(?<other>[\uE100-\uF000]|[\w.-]{2,40}?),\s*(?:but\s+|use\s+)?(?<one>[\uE100-\uF000]|(?!(?:please|pls|thanks|sorry|though)\b)[\w.-]{2,40}?)[.!]?$", Options, 1000)]
    private static partial Regex OtherForOne();

    [GeneratedRegex(@"^(?:use\s+|better\s+|rather\s+)?(?<one>[\uE100-\uF000]|[\w.-]{2,40})\s*(?:,|please,?)?\s*(?:not|instead\s+of|rather\s+than)\s+(?:the\s+)?(?<other>[\uE100-\uF000]|[\w.-]{2,40}?)[.!]?$", Options, 1000)]
    private static partial Regex OneForOther();

    [GeneratedRegex(@"\d+(?:\.\d+)?", Options, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(?:(?:hmm+|sorry|well|ah|oh|um|hey|wait|hang\s+on|hold\s+on|one)\b[\s,.…:—–-]*)*(?:no\b(?!\s+(?:objection|problem|worries|concerns?|comment))|nope|"
        + @"nah|not\s|sorry\b|correction|(?:one|a|small)\s+(?:change|correction|amendment)\b|(?:i|we)\s+(?:have|need)\s+to\s+correct|i\s+must\s+correct|actually|"
        + @"overrul\w*|to\s+overrule|wrong|scratch\s+that|rather|instead|careful|better\b|let's\s+not|please\s+(?:not|don['’]?t)|disagree|i\s+disagree|almost|"
        + @"nein|no,|non\b|não\b|いいえ|訂正)|\b(?:overrul\w+|correction|corrected|on\s+its\s+way\s+out|the\s+other\s+way\s+(?:a)?round|"
        + @"(?:isn['’]?t|is\s+not|not)\s+(?:quite\s+)?right|outdated|no\s+longer\s+(?:true|the\s+case|what\s+we))\b", Options, 1000)]
    private static partial Regex Correction();

    /// <summary>"Sorry Tobi, have to overrule you": says that another rule follows, and is none.</summary>
    [GeneratedRegex(@"\boverrul\w+\s+(?:you|that|this|him|her|them)\b|\b(?:have|had)\s+to\s+(?:overrule|disagree|correct|contradict|object)\b|\b(?:want|like)\b[^.]{0,20}\bthe\s+other\s+way\b", Options, 1000)]
    private static partial Regex Overruling();

    /// <summary>"Right, `gpu/` may keep f32."</summary>
    [GeneratedRegex(@"^(?:(?:right|yes|yep|ok(?:ay)?|true|fair|sure|well|no|but|so|only)\b[\s,.:;—–-]*)*(?:in\s+|below\s+|under\s+)?(?<place>[\uE100-\uF000])\s+(?:may|can)\s+(?:keep|use|stay|have|go\s+on)\b", Options, 1000)]
    private static partial Regex MayKeep();

    /// <summary>"everywhere but in `boot/`".</summary>
    [GeneratedRegex(@"\b(everywhere|always|anywhere|all)\s+but\s+(?=(?:in|on|under|inside|within)\b)", Options, 1000)]
    private static partial Regex AllBut();

    [GeneratedRegex(@"\bnot\s+(?:on\s+|in\s+|by\s+|with\s+)?(?<other>[\uE100-\uF000])", Options, 1000)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"^(?:it['’]?s|it\s+is|that['’]?s|(?:it\s+)?should\s+be|make\s+it|rather|use|take)\s+(?:by\s+|on\s+|in\s+|with\s+)?(?<one>[\uE100-\uF000])[\s.!]*$", Options, 1000)]
    private static partial Regex ItIsCode();

    [GeneratedRegex(@"\b(?:let'?s\s+(?:go\s+with|use|do|make\s+it)|we\s+(?:decided|agreed|settled)\s+(?:on|to)|the\s+rule\s+(?:is|should\s+be))\b", Options, 1000)]
    private static partial Regex Superseding();

    [GeneratedRegex(@"^(?:(?:hmm+|sorry|well|ah|oh|wait|no|nope|actually|rather|instead|correction(?:\s+for\s+[^:]{1,40})?|to\s+overrule|sorry\s+to\s+overrule|yes|ok(?:ay)?)\b[\s,.:;—–-]*)+", Options, 1000)]
    private static partial Regex Opener();

    [GeneratedRegex(@"^(?:not\s+\S+(?:\s+\S+){0,3}[.!]?$)", Options, 1000)]
    private static partial Regex Negation();

    [GeneratedRegex(@"(?:^|[:,;]\s*|\bno\s+)not\s+(?:on\s+|in\s+|with\s+|into\s+)?(?<not>[\uE100-\uF000]|[\w\uE100-\uF000-]+(?:\s+[\w-]+){0,2})\s*(?=[.!;,]|$)", Options, 1000)]
    private static partial Regex NotThis();

    [GeneratedRegex(@"\b(?:stands|is\s+(?:fine|right|correct|ok(?:ay)?)|stays|still\s+holds|go\s+with\s+that|as\s+the\s+rule|agreed|missed\s+that)\b|:\s*yes\b", Options, 1000)]
    private static partial Regex Stands();

    [GeneratedRegex(@"^.{0,60}?\b(?:we|the\s+team)\s+(?:have\s+)?(?:decided|agreed|settled)\s+(?:on|to\s+(?:use|go\s+with))\s+|^.{0,20}?\blet'?s\s+(?:go\s+with|use)\s+(?!that\b|this\b|it\b)", Options, 1000)]
    private static partial Regex DecidedOn();

    [GeneratedRegex(@"\b(?:is|are)\s+(?:where|why|how|what|when|who)\b", Options, 1000)]
    private static partial Regex Tells();

    [GeneratedRegex(@"^except\s+(?=[\uE100-\uF000]|[\w.-]+/)", Options, 1000)]
    private static partial Regex ExceptPlace();

    [GeneratedRegex(@"^we\s+(?=[a-z]+\b)", Options, 1000)]
    private static partial Regex WeHabit();

    [GeneratedRegex(@"\b(?:(?<first>first|1st|former|#1|point\s+1|erste[rns]?|primer[oa]?)|(?<last>last|latter|second\s+half)|(?<second>second|2nd|#2|point\s+2|other|zweite[rns]?|segund[oa]))\b", Options, 1000)]
    private static partial Regex Ordinal();
}
