using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;

namespace Memory.Distillation.Rules;

/// <summary>Recognises words that give a reason.</summary>
internal static partial class Reasons
{
    /// <summary>"because …", "otherwise …", "so that …" and their kin in other languages.</summary>
    public static bool Opens(string clause) => Conjunction().IsMatch(clause);

    /// <summary>Index of a conjunction that no comma precedes, -1 where there is none.</summary>
    public static int Inside(string text) => Within().Match(text) is { Success: true } match ? match.Index : -1;

    /// <summary>After a dash, colon or semicolon: a statement that orders nothing.</summary>
    public static bool IsExplanation(string clause)
    {
        if (Opens(clause))
            return true;
        if (Order.FirstVerb(clause) is not null || Ban().IsMatch(clause))
            return false;
        if (IsSplice(clause) || NormReader.Past().IsMatch(clause) || (Amount().IsMatch(clause) && Statement().IsMatch(clause)))
            return true;
        return NormReader.Read(clause) == Norm.None && Statement().IsMatch(clause);
    }

    /// <summary>After a comma, where a list would go on too: only what has a subject and a verb of its own.</summary>
    public static bool IsSplice(string clause) =>
        (Subject().IsMatch(clause) && !NormObligation().IsMatch(clause)) || Harm().IsMatch(clause) || (Told().Match(clause) is { Success: true } told && NormReader.Past().IsMatch(told.Value));

    public static string WithoutConjunction(string reason) => Because().Replace(reason.TrimStart(' ', ',', ';', ':', '—', '–', '-', '、'), "");

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^[\s,;:—–-]*(?:and\s+)?(?:because|since|as\s+(?:it|they|we|the|this|that|our|otherwise)\b|cause\b|cuz\b|due\s+to|otherwise|or\s+else|else\b|so\s+that|"
        + @"so\s+(?:we|they|it|you|that|the|tests?|users?|clients?|callers?|people|nobody|no\s+one|one|everyone|readers?)\b|in\s+order\s+to|"
        + @"which\s+(?:is|means|makes|would|breaks|leads|causes|leaks|costs|blocks|hides)|that\s+way|reason\s*:|why\s*:|sonst|ansonsten|weil|denn|damit|"
        + @"da\s+(?:wir|sie|es|das|die|der|sonst)\b|porque|ya\s+que|pues\b|si\s+no\b|sino\s+|de\s+lo\s+contrario|para\s+que|así\s+que|car\s|parce\s+qu|sinon|"
        + @"pour\s+que|afin\s+(?:que|de)|puisque|pois\b|sen[aã]o|caso\s+contrário|já\s+que|assim\s+)", Options, 1000)]
    private static partial Regex Conjunction();

    [GeneratedRegex(
        @"\s(?:because|since\s+(?:it|they|we|the|this|that|our)\b|otherwise|or\s+else|so\s+that|"
        + @"so\s+(?:we|they|it|tests?|users?|clients?|callers?|nobody|everyone)\s+(?:can|do|don|will|won|is|are|get|see|know|never)|weil|sonst|"
        + @"damit\s+(?:wir|sie|es|das|die|der)|porque|ya\s+que|para\s+que|de\s+lo\s+contrario|parce\s+qu|"
        + @"car(?=\s+(?:le|la|les|on|nous|il|elle|ils|elles|cela|ça|un|une)\s)|sinon|pour\s+que|afin\s+que|pois|sen[aã]o|já\s+que)(?=\s)", Options, 1000)]
    private static partial Regex Within();

    /// <summary>Conjunctions that say nothing once the reason stands behind "Why:".</summary>
    [GeneratedRegex(
        @"^(?:and\s+)?(?:because\s+(?!of\b)|since\s+|as\s+(?=it|they|we|the|this|that|our)|so\s+that\s+|so\s+|cause\s+|cuz\s+|reason\s*:\s*|why\s*:\s*|denn\s+|"
        + @"porque\s+|ya\s+que\s+|car\s+|parce\s+que\s+|parce\s+qu'|puisque\s+|pois\s+|já\s+que\s+|but\s+|and\s+)", Options, 1000)]
    private static partial Regex Because();

    [GeneratedRegex(
        @"^(?:(?:they|it|we|this)\b|that(?:'s|\s+(?:is|was|breaks?|leaks?|means|makes|hot|one|way|code|\w+\s+is))|"
        + @"(?:these|those|there|he|she|you|i|nobody|no\s+one|somebody|someone|everyone)\b|"
        + @"the\s+(?:\w+\s+){1,4}?(?:\w+s|\w+ed|is|are|was|were|has|have|does|do|will|would|can|cannot|can't|won't|goes|say|only)\b|"
        + @"(?:our|their|its)\s+(?:\w+\s+){1,4}?(?:\w+s|\w+ed|is|are|was|were|has|have|do|does|will|would|can|cannot|can't|won't|rely|depend|expect|read|use|"
        + @"need)\b|a\s+(?:\w+\s+){1,3}?(?:is|was|has|\w+ed|breaks?|leaks?|costs?|means)\b)(?!\s+(?:reason|same)\b)", Options, 1000)]
    private static partial Regex Subject();

    /// <summary>A subject with an order in it is still the rule: "the caller must close it".</summary>
    [GeneratedRegex(@"^(?:we|you|they|it|the\s+\w+|nobody|no\s+one)\s+(?:must|should|always|never|do\s+not|don'?t|have\s+to|need\s+to|use|prefer|avoid)\b", Options, 1000)]
    private static partial Regex NormObligation();

    /// <summary>Nouns that break, leak, complain …: what happens to those who do not follow.</summary>
    [GeneratedRegex(
        @"^(?!(?:before|after|when|while|until|unless|if|where|with|for|in|on|at|from|to|by|only|then|except|instead|each\s+in|"
        + @"one)\b)(?:(?!(?:and|or|not|never|no|don'?t|use|prefer)\b)[\w'’/\uE100-\uF000-]+\s+){1,5}?(?:breaks?|broke|leaks?|leaked|crash(?:es|ed)?|fails?|failed|"
        + @"hangs?|hung|blocks?|blocked|deadlock(?:s|ed)?|complain(?:s|ed)?|loses?|lost|corrupt(?:s|ed)?|escapes?|drifts?|times?\s+out|timed\s+out|costs?|"
        + @"overwrites?|vanish(?:es)?|rots?|explodes?|blows?|blew|"
        + @"(?:is|are|was|were)\s+(?:why|how|not|too|already|slow|slower|faster|expensive|brittle|flaky|unreadable|impossible|hard|easy|wrong|generated|several|"
        + @"cheap|unsafe|red|in\s+the\s+way|what)|can(?:not|'t|’t)|could(?:n't|\s+not)|won't|doesn'?t|don't\s+(?:see|know|get|work)|fragmentation|bricked|took|"
        + @"made|caused?|causes|leads?|wiped|retry|retries|hides|makes|runs|frees|rejects|requires|expects|ignores|reads|drops|forces|pulls|adds|slows|depends|"
        + @"relies|generates|swallows|truncates|rounds|ha(?:s|ve)\s+no|says?|will|would)\b", Options, 1000)]
    private static partial Regex Harm();

    /// <summary>The first words of a clause with a subject of its own; with a past tense among them it tells.</summary>
    [GeneratedRegex(
        @"^(?!(?:before|after|when|while|until|unless|if|where|with|without|for|in|on|at|from|to|by|only|then|except|instead|each|every|and|or|not|never|no|"
        + @"that|which|who|as|once|whatever|unless)\b)(?:[\w'’/\uE100-\uF000-]+\s+){1,4}[\w'’-]+", Options, 1000)]
    private static partial Regex Told();

    [GeneratedRegex(@"^(?:not|never|no|don'?t|do\s+not|nie|kein|nunca|jamais|nada)\b", Options, 1000)]
    private static partial Regex Ban();

    /// <summary>"half our customers sit behind one address": some of all cases are a fact, not a rule.</summary>
    [GeneratedRegex(@"^(?:half|most|some|many|several|few|two|three|four|\d[\d,.]*)\s+(?:of\s+)?\w", Options, 1000)]
    private static partial Regex Amount();

    /// <summary>Has a finite verb, as far as can be told without a dictionary.</summary>
    [GeneratedRegex(
        @"\b(?:is|are|was|were|has|have|had|does|do|did|can|can't|cannot|could|will|would|won't|may|might|isn't|aren't|doesn't|don't)\b|\s\w{3,}(?:s|ed)\s|"
        + @"(?:\ws|[\uE100-\uF000])\s+(?:sit|stand|lie|hang|lose|see|know|come|go|keep|share|differ|need|expect|depend|rely|break|fail|leak|retry|wait|send|read|"
        + @"hide)\s", Options, 1000)]
    public static partial Regex Statement();
}
