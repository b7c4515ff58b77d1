using System.Text.RegularExpressions;
using Memory.Comments;
using Memory.Distillation.Replies;
using Memory.Distillation.Rules;
using Memory.Distillation.Scopes;
using Memory.Distillation.TopicReading;
using Memory.Intake;
using Memory.Intake.Tags;
using Memory.Text;

namespace Memory.Distillation;

/// <summary>
/// Turns a comment that teaches into candidates without a model: pure, deterministic, in the language of the comment,
/// with no words but those of the comment, its thread, its code and a few fixed ones. Never throws, whatever the text.
/// </summary>
public static partial class BuiltInDistiller
{
    private const int WordsMin = 3;

    public static Distilled Distill(TaughtComment taught)
    {
        if (taught.Instruction.Intent is not (TagIntent.Remember or TagIntent.Replace))
            return Distilled.Nothing("the words ask for something else than to remember");
        try
        {
            return Read(taught);
        }
        catch (RegexMatchTimeoutException)
        {
            return Distilled.Nothing("the text is too tangled to read");
        }
    }

    private static Distilled Read(TaughtComment taught)
    {
        if (TaughtText.Read(taught) is not { } text)
            return Distilled.Nothing("the words point to a comment that is not in the thread");
        var rules = Rules(text);
        if (rules.Count == 0)
            return Distilled.Nothing("no rule in these words");
        var changed = ReplyReader.Apply(rules, taught.After);
        rules.RemoveAll(rule => !HasSubstance(rule.Rule));
        if (rules.Count == 0)
            return Distilled.Nothing("too few words to be a rule");
        var sources = new[] { taught.Comment, text.Speaker }.Concat(changed).Distinct().ToList();
        var fences = MarkdownText.Read(text.Speaker.Body);
        return new Distilled([.. rules.Select((rule, i) => Candidate(taught, text, rule, sources, rules.Count == 1) with
        {
            Examples = i == 0 ? ExampleReader.Read(text.Speaker, fences) : [],
        })], null);
    }

    private static List<DraftRule> Rules(TaughtText text)
    {
        var masked = MaskedText.Of(text.Words);
        var around = MaskedText.Of(string.Join("\n\n", text.Around));
        var beside = Sentences.Split(around.Text).Select(s => s.Text).ToList();
        var rules = new List<DraftRule>();
        var spans = RuleSpans.Of(masked.Text, Several().IsMatch(around.Text));
        foreach (var span in spans)
        {
            var known = spans.TakeWhile(s => s != span).SelectMany(s => s.Sentences).ToList();
            var sentences = span.Sentences.Select(s => masked.Restore(Antecedent.Resolve(s, known))).ToList();
            if (spans.Count == 1 && sentences.Count == 1)
                sentences = [around.Restore(Antecedent.Resolve(sentences[0], beside))];
            var written = Write(sentences);
            if (written.Length > 0)
                rules.Add(new DraftRule(written, WhyText.Write(span.Why.Select(masked.Restore))));
        }
        if (rules.Count == 1)
            Beside(rules[0], around, beside);
        return rules;
    }

    /// <summary>What stands beside the rule in its comment: the reason where it has none, and a ban that sharpens it.</summary>
    private static void Beside(DraftRule rule, MaskedText around, List<string> beside)
    {
        // A story or a measurement beside a bare statement is worth its words.
        var brief = rule.Why is { Length: < 80 };
        if (rule.Why is null || brief)
            rule.AddWhy(beside.Where(s => RuleSpans.IsReason(s) && (!Personal().IsMatch(s) || Incident().IsMatch(s)) && (!brief || Told().IsMatch(s)) && NormReader.Read(s) != Norm.Strong)
                .Select(s => around.Restore(Clauses.Split(s) is { Why.Count: > 0 } split && NormReader.Read(split.Rule) != Norm.None ? split.Why[0] : s)));
        var ban = beside.FirstOrDefault(s => Ban().IsMatch(s) && !TaskReader.Bound().IsMatch(s));
        if (ban is not null && Sentences.Split(rule.Rule).Count == 1)
            rule.Rule = $"{rule.Rule} {Write([around.Restore(ban)])}".Trim();
    }

    private static string Write(IEnumerable<string> sentences)
    {
        var masks = sentences.Select(MaskedText.Of).ToList();
        return string.Join(' ', masks.Select(m => m.Restore(RuleText.Write([m.Text]))).Where(s => s.Length > 0));
    }

    private static Candidate Candidate(TaughtComment taught, TaughtText text, DraftRule rule, List<ReviewComment> sources, bool single)
    {
        var path = text.Speaker.Path ?? taught.Comment.Path;
        var kind = KindReader.Read(rule.Rule, rule.Why);
        var scope = ScopeReader.Read(Said(taught, text, rule), rule.Rule, kind, path, text.Speaker.DiffHunk);
        var file = path is null ? null : path[(path.LastIndexOf('/') + 1)..];
        return new Candidate
        {
            Rule = WithoutPlace(file is null ? rule.Rule : ThisFile().Replace(rule.Rule, $"in `{file}`"), scope),
            Why = rule.Why,
            Kind = kind,
            Topic = TopicReader.Read(rule.Rule, single ? $"{rule.Why} {string.Join(' ', text.Around)}" : rule.Why, path, text.Speaker.DiffHunk ?? taught.Comment.DiffHunk),
            Paths = scope.Paths,
            Reach = scope.Reach,
            Core = taught.Instruction.Core,
            Confidence = Confidence(rule.Rule),
            Sources = sources,
        };
    }

    /// <summary>"In everything under `web/`, …": the scope says it already.</summary>
    private static string WithoutPlace(string rule, RuleScope scope)
    {
        var place = Place().Match(rule);
        return place.Success && PathWords.Glob(place.Groups["path"].Value) is { } glob && scope.Paths.Contains(glob)
            ? RuleText.Finish(rule[place.Length..])
            : rule;
    }

    /// <summary>Words in which a place may be named: a list's preamble counts for every item, an item only for itself.</summary>
    private static string Said(TaughtComment taught, TaughtText text, DraftRule rule)
    {
        var preamble = text.Words.Split("\n- ", 2)[0];
        return text.Words.Contains("\n- ", StringComparison.Ordinal) || text.Words.StartsWith("- ", StringComparison.Ordinal)
            ? $"{preamble}\n{string.Join('\n', text.Around)}\n{rule.Rule}"
            : $"{text.Words}\n{rule.Rule}";
    }

    private static double Confidence(string rule)
    {
        var norm = NormReader.Read(MaskedText.Of(rule).Text);
        var sure = norm switch { Norm.Strong => 0.9, Norm.Weak => 0.8, _ => 0.65 };
        if (Pointing().IsMatch(rule))
            sure -= 0.15;
        return rule.Length > 300 ? sure - 0.1 : sure;
    }

    /// <summary>"Do not use Lombok." is a rule, "That one." is none.</summary>
    private static bool HasSubstance(string rule) =>
        HasOtherScript(rule) || Terms.Content(rule).Count is var content && (content >= 2 || (content == 1 && (rule.Split(' ').Length >= WordsMin || Ban().IsMatch(rule))));

    private static bool HasOtherScript(string text) => text.Count(c => c > '\u2E7F') >= 4;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(?:both|two|three|four|five|couple\s+of)\b(?:\s+(?:things?|rules?|points?|lessons?|more|for|of|notes?)\b|\s*[:,])|"
        + @"\b(?:remember|keep|learn|note|take|store|save)\s+(?:both|these\s+(?:two|three)|all\s+(?:of\s+)?(?:these|three|them))\b|"
        + @"\b(?:these|those)\s+(?:two|three|four)\b", Options, 1000)]
    private static partial Regex Several();

    [GeneratedRegex(@"^(?:no|never)\s+(?!idea|problem|worries|need|doubt|mind|longer)\w", Options, 1000)]
    private static partial Regex Ban();

    [GeneratedRegex(@"\d|\b(?:cost|took|broke|lost|crashed|leaked|deadlocked|bricked|wiped|spent|incident|outage|last\s+\w+)\b", Options, 1000)]
    private static partial Regex Told();

    [GeneratedRegex(@"^(?:in|under|within|inside|for)\s+(?:(?:everything|anything|all|the|files?|code|in|under|below)\s+){0,4}`(?<path>[^`\s]{1,200})`[,:]?\s+(?=\S)", Options, 1000)]
    private static partial Regex Place();

    /// <summary>What a reviewer does or feels explains no rule; what it cost does.</summary>
    [GeneratedRegex(@"\b(?:i|i['’](?:m|ll|ve|d)|my|me|mine)\b", Options, 1000)]
    private static partial Regex Personal();

    [GeneratedRegex(@"\b(?:cost|lost|spent|broke|debugged|debugging|crashed|leaked|hours?|days?|weeks?)\b", Options, 1000)]
    private static partial Regex Incident();

    [GeneratedRegex(@"\bin\s+this\s+(?:very\s+)?file\b", Options, 1000)]
    private static partial Regex ThisFile();

    [GeneratedRegex(@"\b(?:this|these|those|here|above|below)\b", Options, 1000)]
    private static partial Regex Pointing();
}
