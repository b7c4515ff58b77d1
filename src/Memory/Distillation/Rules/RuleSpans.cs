using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;
using Memory.Text;

namespace Memory.Distillation.Rules;

/// <summary>One rule as it was found in the words: its sentences and its reasons, masked and not yet tidied.</summary>
/// <param name="Sentences">One or two sentences of the rule.</param>
/// <param name="Why">Reasons in order of appearance.</param>
internal sealed record RuleSpan(List<string> Sentences, List<string> Why);

/// <summary>Finds the rules in the words of a teacher: one, or several in a list or in a row.</summary>
internal static partial class RuleSpans
{
    private const int RulesMax = 8;
    private const int SentencesMax = 2;

    /// <param name="words">The masked words.</param>
    /// <param name="several">The comment announces more than one rule ("both", "three things").</param>
    public static List<RuleSpan> Of(string words, bool several)
    {
        var sentences = Sentences.Split(words);
        if (sentences.Count(s => s.Item) >= 2 && sentences.Where(s => s.Item).Select(s => s.Paragraph).Distinct().Count() >= 2)
            return OfList(sentences);
        if (sentences.Count > 0 && InOneSentence(sentences[0].Text, several) is { Count: > 1 } parts)
            return [.. parts.Select(part => Read([part])).OfType<RuleSpan>().Take(RulesMax)];
        return InARow(sentences, several);
    }

    private static List<RuleSpan> OfList(List<Sentence> sentences)
    {
        var rules = new List<RuleSpan>();
        foreach (var item in sentences.Where(s => s.Item).GroupBy(s => s.Paragraph))
            if (Read([.. item.Select(s => s.Text)]) is { } rule && rules.Count < RulesMax)
                rules.Add(rule);
        var last = sentences.FindLastIndex(s => s.Item);
        foreach (var after in sentences.Skip(last + 1))
            if (rules.Count > 0 && !Chatter.Is(after.Text) && NormReader.Read(after.Text) == Norm.None && !after.Text.EndsWith('?'))
                rules[^1].Why.Add(after.Text);
        return rules;
    }

    /// <summary>"both: A, and B", "three for the book: A; B; and C".</summary>
    private static List<string>? InOneSentence(string text, bool several)
    {
        var announced = Announcement().Match(text);
        if (announced.Success)
            text = text[announced.Length..];
        else if (!several)
            return Semicolon().Split(text) is { Length: >= 3 } three && three.All(p => NormReader.Read(p.Trim()) != Norm.None) ? [.. three.Select(p => p.Trim())] : AndNo(text);
        var parts = Semicolon().Split(text);
        if (parts.Length < 2)
            parts = CommaAnd().Split(text);
        var rules = parts.Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        return rules.Count > 1 && rules.All(p => NormReader.Read(p) != Norm.None) ? rules : null;
    }

    /// <summary>"Probes on every deployment, and no `latest` tags": a ban of its own behind a statement; behind an order it belongs to it.</summary>
    private static List<string>? AndNo(string text)
    {
        var at = AndNoOther().Match(text);
        return at.Success && Order.FirstVerb(Filler.Strip(text[..at.Index])) is null && !OpensWithBan().IsMatch(Filler.Strip(text[..at.Index]))
            && NormReader.General().IsMatch(text[..at.Index]) && NormReader.Read(text[..at.Index]) != Norm.None
            ? [text[..at.Index], text[at.Groups["rule"].Index..]]
            : null;
    }

    [GeneratedRegex(@",\s+and\s+(?<rule>no\s+\S+\s+\S+)", Options, 1000)]
    private static partial Regex AndNoOther();

    [GeneratedRegex(@"^(?:no|never|not|do\s+not|don['’]?t)\s", Options, 1000)]
    private static partial Regex OpensWithBan();

    private static List<RuleSpan> InARow(List<Sentence> sentences, bool several)
    {
        var groups = new List<List<Sentence>>();
        var lead = new List<string>();
        foreach (var sentence in sentences)
        {
            var norm = IsNorm(sentence.Text);
            if (groups.Count == 0)
            {
                if ((norm && !(FollowUp.IsStory(sentence.Text) && sentences.SkipWhile(s => s != sentence).Skip(1).Any(s => IsNorm(s.Text)))) || (!norm && lead.Count == 0 && IsHabit(sentence.Text)))
                    groups.Add([sentence]);
                else
                    lead.Add(sentence.Text);
            }
            else if (norm && groups.Count < RulesMax && (IsAnother(sentence, groups[^1]) || (several && !Continuing().IsMatch(sentence.Text))))
                groups.Add([sentence]);
            else
                groups[^1].Add(sentence);
        }
        if (groups.Count == 0)
            return lead.Count > 0 && Read(lead, force: true) is { } forced ? [forced] : [];
        var rules = groups.Select(g => Read([.. g.Select(s => s.Text)])).OfType<RuleSpan>().ToList();
        if (rules.Count > 0)
            rules[0].Why.AddRange(lead.Where(IsReason));
        return rules;
    }

    private static bool IsNorm(string text) =>
        !(TaskReader.IsTask(text) && TaskReader.PointsAtChange(text)) && !Chatter.Is(text) && !OtherOnes().IsMatch(text)
        && (NormReader.Read(text) is var norm && norm == Norm.Strong || (norm == Norm.Weak && !Reasons.IsSplice(TagGrammar.RuleForAll().IsMatch(text) ? Filler.Strip(text) : text))
            || TaskReader.IsLeave(text) || TaskReader.IsLeaveBehind(text) || (norm == Norm.None && Wish().IsMatch(text) && !NormReader.IsRemark(text)))
        && RememberMarks.In(text) is not { Points: true };

    /// <summary>"Errors leave the API as …": a plural and what it does, as the first thing said.</summary>
    private static bool IsHabit(string text)
    {
        var bare = Filler.Strip(text);
        return !NormReader.IsRemark(text) && !NormReader.Past().IsMatch(bare) && !bare.EndsWith('?') && Habit().Match(bare) is { Success: true } habit
            && (Imperatives.Any(habit.Groups["verb"].Value) || habit.Groups["verb"].Value is "leave" or "go" or "live" or "count" or "end" or "stand");
    }

    /// <summary>"And …", "Also …", "… too", or a paragraph of its own begin another rule; else the sentence belongs to the last one.</summary>
    private static bool IsAnother(Sentence sentence, List<Sentence> group)
    {
        if (Additional().IsMatch(sentence.Text) || TooAtEnd().IsMatch(sentence.Text))
            return true;
        if (NormReader.Read(sentence.Text) != Norm.Strong || Continuing().IsMatch(sentence.Text))
            return false;
        return sentence.Paragraph != group[^1].Paragraph || group.Count(s => IsNorm(s.Text)) >= SentencesMax;
    }

    /// <summary>The first norm and at most one more are the rule, what explains is the reason.</summary>
    private static RuleSpan? Read(List<string> sentences, bool force = false)
    {
        var rule = new List<string>();
        var why = new List<string>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var text = sentences[i];
            if (i > 0 && TagGrammar.RuleForAll().IsMatch(text) && !TagGrammar.SaysWhat(text) && rule.Count == 1)
            {
                var all = Clauses.Split(text);
                rule[0] = $"{rule[0].TrimEnd('.', ' ')} {Same().Replace(all.Rule, "")}";
                why.AddRange(all.Why);
                continue;
            }
            var first = i == 0 && rule.Count == 0;
            if (!first && i > 0 && rule.Count == 1 && (FollowUp.IsEcho(text) || FollowUp.IsInstead(text, rule[0])))
            {
                rule[0] = $"{rule[0].TrimEnd('.', ' ')}. {text}";
                continue;
            }
            if (first ? Chatter.Is(text) && sentences.Count > 1 : rule.Count >= SentencesMax || !IsNorm(text) || (rule.Count > 0 && !FollowUp.IsRule(text, rule[0])))
            {
                if (rule.Count > 0 ? IsSaid(text) : IsReason(text))
                    why.Add(Reasons.WithoutConjunction(text));
                continue;
            }
            var split = Clauses.Split(WithoutErrand(Filler.Strip(Additional().Replace(ForAll(text), ""))));
            if (split.Rule.Trim().Length > 0)
                rule.Add(split.Rule);
            why.AddRange(split.Why);
        }
        return rule.Count > 0 || force ? new RuleSpan(rule, why) : null;
    }

    /// <summary>"Same for every loop: a shared variable is …": what it says, and for what.</summary>
    private static string ForAll(string text)
    {
        if (!TagGrammar.RuleForAll().IsMatch(text) || !TagGrammar.SaysWhat(text))
            return text;
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return $"{text[(colon + 2)..].TrimEnd('.', ' ')}, {Same().Replace(text[..colon], "")}";
    }

    /// <summary>"Rename this to X; sentinels start with Err": work on the line before the rule goes.</summary>
    private static string WithoutErrand(string text)
    {
        var pause = text.AsSpan().IndexOfAny(';', '—', '–');
        return pause > 0 && TaskReader.IsTask(text[..pause]) && TaskReader.PointsAtChange(text[..pause]) && NormReader.Read(text[(pause + 1)..]) != Norm.None
            ? text[(pause + 1)..].TrimStart()
            : text;
    }

    /// <summary>What was said behind a rule and is no rule, no task and no small talk: it means something, so it is kept.</summary>
    public static bool IsSaid(string text)
    {
        var bare = Filler.Strip(text);
        return bare.Length > 12 && !bare.EndsWith('?') && !Chatter.Is(bare) && !Chatter.Is(text) && !TaskReader.IsTask(bare)
            && !Please().IsMatch(bare) && !FollowUp.IsErrand(bare) && RememberMarks.In(text) is null;
    }

    /// <summary>A statement that can stand behind "Why:", wherever it was said.</summary>
    public static bool IsReason(string text)
    {
        var bare = Filler.Strip(text);
        return IsSaid(text)
            && (Reasons.Opens(bare) || NormReader.Past().IsMatch(bare) || Reasons.Statement().IsMatch(bare) || bare.Any(c => c > '\u3000' && c < '\uA000') || OtherVerb().IsMatch(bare));
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^[^:;]{0,40}\b(?:both|two|three|four|2|3|4|couple)\b[^:;]{0,50}:\s*", Options, 1000)]
    private static partial Regex Announcement();

    [GeneratedRegex(@";\s+(?:and\s+|plus\s+)?", Options, 1000)]
    private static partial Regex Semicolon();

    [GeneratedRegex(@",\s+(?:and|plus)\s+", Options, 1000)]
    private static partial Regex CommaAnd();

    [GeneratedRegex(
        @"^(?:oh\s*,?\s+)?(?:and|also|plus|additionally|another\s+(?:one|thing)|one\s+more(?:\s+thing)?|second(?:ly)?|third(?:ly)?|further(?:more)?|außerdem|"
        + @"und|además|también|y|aussi|et|de\s+plus|também|e)\b(?:\s+(?:also|then|while\s+(?:you\s+are|you're|we\s+are|we're)\s+(?:at\s+it|there)))?\s*[:,]?\s+", Options, 1000)]
    private static partial Regex Additional();

    [GeneratedRegex(@"\b(?:too|as\s+well)\b[\s.!]*$", Options, 1000)]
    private static partial Regex TooAtEnd();

    [GeneratedRegex(@"^(?:that|this|it|they|these|those|instead|otherwise|then|after\s+that|return|copy|wrap|throw|use\s+\S+\s+instead|no\s+exceptions)\b", Options, 1000)]
    private static partial Regex Continuing();

    [GeneratedRegex(@"\b(?:please|pls|plz)\b|^(?:this|it|that)\s+is\s+(?:only\s+|just\s+)?(?:about|for)\b", Options, 1000)]
    private static partial Regex Please();

    [GeneratedRegex(@"\b(?:please|pls|plz|only|bitte|nicht|por\s+favor|merci)\b|→|=>", Options, 1000)]
    private static partial Regex Wish();

    [GeneratedRegex(@"^(?:[\w'’/\uE100-\uF000-]+\s+){0,3}[\w-]{2,}(?<!s)s(?:\s+(?:in|of|under|below|from|for)\s+\S+)?\s+(?<verb>[a-z]{2,})\s", Options, 1000)]
    private static partial Regex Habit();

    /// <summary>"The on-target ones …": the other case explains this one.</summary>
    [GeneratedRegex(@"^(?:and\s+|but\s+)?the\s+(?:[\w-]+\s+){0,2}(?:ones|others|rest)\b", Options, 1000)]
    private static partial Regex OtherOnes();

    [GeneratedRegex(@"^.*?\b(?:same|this|that|it|likewise|ditto)\b\s*(?:goes|holds|applies|is\s+true|counts)?\s*", Options, 1000)]
    private static partial Regex Same();

    [GeneratedRegex(@"(?<!\w)(?:ist|sind|wird|werden|hat|haben|war|es|está|son|fue|est|sont|ont|été|é|são|foi|levou|era|cuesta|rompe|casse)(?!\w)|\w(?:ent|ons|aron|aram|ieron|ó|ou)\b", Options, 1000)]
    private static partial Regex OtherVerb();
}
