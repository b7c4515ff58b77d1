using System.Buffers;
using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;
using Memory.Text;

namespace Memory.Guidelines;

/// <summary>
/// Is a line a rule to keep, or does it describe, instruct once, or lead somewhere? In doubt it is prose: what is taken for a rule is served to
/// sessions, and what is not still stands in the file, where agents read it.
/// </summary>
public static partial class RuleOrProse
{
    private const int WordsMin = 3;
    private const int CharsMax = 700;

    /// <returns>The rule as it will be served, or null for prose.</returns>
    public static string? Rule(GuidelineLine line)
    {
        var text = GuidelineWords.Plain(line.Words);
        if (text.Length > CharsMax || text.EndsWith(':') || text.EndsWith('?') || text.Count(c => c == ' ') + 1 < WordsMin || Lead().IsMatch(text))
            return null;
        var masked = MaskedText.Of(text).Text;
        // A paragraph tells; only what opens as a rule is one.
        var sentence = Sentences.Split(masked) is [var only, ..] ? only.Text : masked;
        var body = WithoutLabel(sentence, masked);
        if (Pointer().IsMatch(masked) || Describes().IsMatch(masked) || Remark().IsMatch(body))
            return null;
        var (rules, refuses, tells) = (line.Headings.Any(h => RuleHeading().IsMatch(h)), line.Headings.Count > 0 && RefusingHeading().IsMatch(line.Headings[^1]), line.Headings.Any(h => TellingHeading().IsMatch(h)));
        if (Refused().IsMatch(line.Words) || refuses)
            return Refusing(text, body);
        var verb = Order.FirstVerb(body) is { } first && !IsThing(first, body) ? first : null;
        var strict = Strict().IsMatch(body) || Strict().IsMatch(sentence) || NeverDone(body) || (verb is not null && Beside().IsMatch(body));
        var norm = NormReader.Read(body);
        if (!line.Item)
            return strict && norm == Norm.Strong && !tells && (verb is not null || Opens().IsMatch(body) || Ought().IsMatch(body)) ? Finished(text) : null;
        if (line.Numbered || tells)
            return strict && (rules || norm == Norm.Strong) && !StepHeading(line) ? Finished(text) : null;
        if (strict && norm != Norm.None)
            return Finished(text);
        // A bare imperative is a rule where the file says that rules stand there, or where it is a practice.
        return verb is not null && !Command().IsMatch(body) && (rules || (norm == Norm.Strong && Imperatives.Practice.Contains(verb) && !Work().IsMatch(body))) ? Finished(text) : null;
    }

    /// <summary>Under "Don't", or behind a cross, the words say what is refused: only what says so itself can be served without a guess.</summary>
    private static string? Refusing(string text, string body)
    {
        if (Negated().IsMatch(body))
            return Finished(text);
        return Order.FirstVerb(body) is not null && body.Length == text.Length && !Negated().IsMatch(text)
            ? Finished("Do not " + char.ToLowerInvariant(text[0]) + text[1..])
            : null;
    }

    /// <summary>"State doesn't depend on it", "type coherence": a verb by its letters only.</summary>
    private static bool IsThing(string verb, string body) =>
        verb is "type" or "state" or "version" or "model" or "group" or "order" or "page" or "thread" or "stream" or "batch" or "index" or "map" or "design" or "box" or "file" or "result"
        || Verbless().IsMatch(body);

    /// <summary>"never hand-edit it"; but not "honest, never a false success".</summary>
    private static bool NeverDone(string body) =>
        Never().Matches(body).Any(m => m.Index == 0 || Imperatives.Any(m.Groups["verb"].Value.ToLowerInvariant()) || m.Groups["verb"].Value.Contains('-', StringComparison.Ordinal) || m.Groups["verb"].Value is "be");

    /// <summary>"Error context: capture …": the label says what it is about.</summary>
    private static string WithoutLabel(string sentence, string masked)
    {
        var label = Label().Match(sentence);
        if (!label.Success)
            return sentence;
        var rest = sentence[label.Length..];
        // "Tests." alone is a label too, and what follows it the rule.
        return rest.Length > 0 ? rest : masked.Length > label.Length ? masked[label.Length..] : sentence;
    }

    private static bool StepHeading(GuidelineLine line) => line.Headings.Count > 0 && Steps().IsMatch(line.Headings[^1]);

    private static readonly SearchValues<char> CodeMarks = SearchValues.Create("_()/\\.`");

    private static string Finished(string text)
    {
        text = text.TrimEnd(' ', ',', ';');
        if (char.IsLower(text[0]) && text.AsSpan(0, Math.Max(1, text.IndexOf(' '))).IndexOfAny(CodeMarks) < 0)
            text = char.ToUpperInvariant(text[0]) + text[1..];
        return text[^1] is '.' or '!' or '。' or ')' or '`' ? text : text + ".";
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^(?:always\s+(?!\d|available|on\b|true|false|has\b|have\b|is\b|are\b|returns?\b)\w|"
        + @"no\s(?!\S+\.\s)(?!.*\b(?:needed|required|necessary|conflicts?|overhead|yet)\b)|(?:only|avoid|prefer|ensure|make\s+sure)\b)|"
        + @"\b(?:must(?!\s*\d)(?:\s+not)?|do\s+not|don['’]t|should(?:\s+not|n['’]t)?|shall|forbidden|prohibited|not\s+allowed|may\s+not|"
        + @"is\s+not\s+(?:ok|acceptable)|always\s+(?:use|be|run|add|keep|write|check|include|set|call|return|wrap|prefer)|immer|niemals|muss|müssen)\b", Options, 1000)]
    private static partial Regex Strict();

    /// <summary>What makes an order one for all cases.</summary>
    [GeneratedRegex(
        @"\b(?:always|never|avoid|only\s+(?:use|when|if|after|in|for|with|one)|required|no\s+\w|instead\s+of|rather\s+than|"
        + @"before\s+(?:committing|merging|pushing|adding|creating|opening|writing|you|every|any|each)|ensure|make\s+sure|every\s)\b", Options, 1000)]
    private static partial Regex Beside();

    [GeneratedRegex(@"\bnever\s+(?<verb>[\w-]+)", Options, 1000)]
    private static partial Regex Never();

    [GeneratedRegex(@"^\w+\s+(?:doesn['’]t|does|don['’]t|isn['’]t|is|are|was|were|has|have|can|cannot|will|may)\b", Options, 1000)]
    private static partial Regex Verbless();

    [GeneratedRegex(@"^(?:never|always|do\s+not|don['’]t|avoid|prefer|only|no\s|must|every\s|all\s|any\s|not\s|nobody|nothing)", Options, 1000)]
    private static partial Regex Opens();

    [GeneratedRegex(@"\b(?:must|should|shall|may\s+not|(?:is|are)\s+(?:forbidden|prohibited|required|not\s+allowed))\b", Options, 1000)]
    private static partial Regex Ought();

    /// <summary>"Use `x` to list the parts": what a command is for.</summary>
    [GeneratedRegex(@"^(?:use|run|call|try|execute)\s+[\uE100-\uF000](?:\s+\w+)?\s+to\s", Options, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"^(?:do\s+not|don['’]t|never|no\s|avoid|not\s|must\s+not|nicht|nie|kein)|\b(?:never|do\s+not|don['’]t|must\s+not|should\s+not|not\s+allowed|forbidden|prohibited|avoid)\b", Options, 1000)]
    private static partial Regex Negated();

    [GeneratedRegex(
        @"\b(?:conventions?|guidelines?|rules?|style|standards?|best\s+practices?|practices|principles|constraints|requirements|invariants|polic(?:y|ies)|"
        + @"do['’]?s|musts?|always|important|critical|pitfalls|gotchas|expectations|quality|discipline|guardrails|hygiene|code\s+review|preferences|boundaries)\b", Options, 1000)]
    private static partial Regex RuleHeading();

    [GeneratedRegex(
        @"^\W*(?:don['’]?ts?|do\s+not(?:s)?|never|avoid|anti-?\s?patterns?|forbidden|prohibited|not\s+allowed|what\s+not\s+to\s+do|things\s+to\s+avoid|"
        + @"never\s+do(?:\s+this)?|you\s+must\s+not|do\s+not\s+(?:do|use).{0,20})\W*$", Options, 1000)]
    private static partial Regex RefusingHeading();

    /// <summary>Sections that tell how things are or how to go about something once.</summary>
    [GeneratedRegex(
        @"\b(?:commands?|setup|install(?:ation|ing)?|getting\s+started|quick\s*start|usage|overview|architecture|structure|layout|tech(?:nology)?\s+stack|stack|"
        + @"references?|resources|links|examples?|features?|components?|directory|directories|files?|glossary|about|summary|background|changelog|roadmap|status|"
        + @"purpose|benefits|known\s+(?:gaps|issues|limitations)|limitations|follow-?ups|out\s+of\s+scope|non-?goals|troubleshooting|faq|how\s+it\s+works|"
        + @"environment\s+variables?|configuration|endpoints?|use\s+cases?|when\s+to\s+use|prerequisites|checklist|workflow|steps|procedure|process|phases?|"
        + @"incorrect|wrong|bad|output|response|template|prompt)\b", Options, 1000)]
    private static partial Regex TellingHeading();

    [GeneratedRegex(@"\b(?:steps?|procedure|how\s+to|workflow|process|setup|adding|creating|phase)\b", Options, 1000)]
    private static partial Regex Steps();

    /// <summary>"`src/api` — the endpoints", "**Black** - code formatter": a thing and what it is.</summary>
    [GeneratedRegex(
        @"^(?:[\uE100-\uF000](?:\s*(?:,|/|and|or|\+)\s*[\uE100-\uF000])*(?:\s*\([^)]{0,80}\))?|[\w./-]+/|[A-Z][\w.]+(?:\s+[A-Z][\w.]+)?)\s*(?:[-–—:→=]|->|"
        + @"is\s+an?\s|are\s)\s*(?!.{0,60}\b(?:always|never|must|do\s+not|don['’]t|should|avoid|only|use|prefer|not)\b)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Describes();

    /// <summary>A way to somewhere else is no rule by itself.</summary>
    [GeneratedRegex(
        @"^(?:see|refer\s+to|check\s+out|for\s+(?:more|full|further|details)|more\s+(?:in|at)|read(?!\s+(?:before|the\s+\S+\s+before))|consult|"
        + @"reference(?=\s+[\uE100-\uF000])|details?\s+(?:in|at)|documentation|docs?:|full\s+\w+\s+(?:in|at))\b", Options, 1000)]
    private static partial Regex Pointer();

    [GeneratedRegex(
        @"^(?:these\s+(?:are|rules|files)|this\s+(?:file|document|project|repo(?:sitory)?|section|guide|page|is|means|ensures|prevents|allows|gives|makes|keeps|"
        + @"creates|will|was|had|runs|uses)|it\s|they\s|we\s+(?:have|had|found|saw|are)|there\s+(?:is|are)|because\b|"
        + @"the\s+\w+\s+(?:is|was|were|has|contains|provides)\b(?!.*\b(?:must|never|always)\b)|if\s+(?:it|this|that)\s+(?:fails|breaks)|i['’]m|as\s+of\b|"
        + @"note\s+that\s+(?:the|this|it))", Options, 1000)]
    private static partial Regex Remark();

    /// <summary>What opens a description of something wrong, or leads to a list.</summary>
    [GeneratedRegex(
        @"^(?:example|e\.g\.|for\s+example|incorrect|correct|bad|good|wrong|right|before|after|input|output|result|problem|solution|why|reason|context|"
        + @"rationale|symptom|cause|fix|impact|effect|status|owner|file|location|path|default|type|version|goal|purpose|trigger|when)s?\s*[:(]", Options, 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:[\w\uE100-\uF000'’/&+.()-]+\s*){1,6}(?:[:.]|\s[-–—])\s*(?=\S|$)", Options, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*(?:[-*+]\s+)?(?:\*\*)?(?:❌|✗|✘|🚫|⛔)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Refused();

    /// <summary>Orders for one time: they belong to a procedure.</summary>
    [GeneratedRegex(
        @"^(?:run|execute|install|open|start|stop|create|clone|download|build|add|update|check|review|verify|read|click|go|copy|deploy|set\s+up|navigate|"
        + @"analy[sz]e|identify|list|search|find|fix|implement|generate|commit|push)\b", Options, 1000)]
    private static partial Regex Work();
}
