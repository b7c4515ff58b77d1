using System.Text.RegularExpressions;
using Memory.Intake.Tags.Verbs;

namespace Memory.Intake.Tags;

/// <summary>Tells a question about the project from work asked for politely ("can you fix …?").</summary>
internal static partial class QuestionReader
{
    /// <summary>True for a sentence, or the first sentence of several, that asks.</summary>
    public static bool IsQuestion(string text)
    {
        var bare = Filler.Strip(text);
        return Marked().IsMatch(text) || (Opens().IsMatch(bare) && !Polite().IsMatch(text) && !Says().IsMatch(bare));
    }

    /// <summary>"what did we decide about …": can be answered from lessons.</summary>
    public static bool Asks(string request)
    {
        if (Polite().IsMatch(request) && !ToTell().IsMatch(request))
            return false;
        return IsQuestion(request) || Wants().IsMatch(Filler.Strip(request));
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"[??]|\w(?:ですか|ますか|でしょうか|ましたか)|[かの]?(?:ですか|ますか|でしょうか)(?:。|$)", Options, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(
        @"^(?:(?:why|who|whom|whose|where)\b|what(?:'s|\s|$)|when\s+(?:do|does|did|should|is|are|was|were|can|may)|which\b|"
        + @"how\s+(?:do|does|did|should|is|are|was|were|can|come|many|much|long|often|about)|do\s+(?:we|you|our)|(?:does|did)\b|"
        + @"is\s+(?:there|it|this|that|the|our|a)|are\s+(?:there|we|you|our|these)|have\s+we|has\s+(?:anybody|anyone|the)|should\s+(?:we|i|this)|may\s+(?:we|i)|"
        + @"can\s+(?:we|i)|any\s+(?:lessons?|rules?|conventions?|guidelines?|guidance|idea|opinion|thoughts|advice|history|context)\b|was\s|warum|wieso|weshalb|"
        + @"wie\s|wer\s|wo\s|welche[rnsm]?\s|wann\s|gibt\s+es|haben\s+wir|gilt\s+\w+\s+(?:auch|noch|hier)|dürfen\s+wir|qué\s|cómo\s|por\s+qué|cuál|dónde|quién|"
        + @"hay\s+(?:alguna|una|un)|tenemos\s|qu'est-ce|quel(?:le)?s?\s|comment\s|pourquoi|où\s|qui\s|est-ce|a-t-on|avons-nous|qual\s|quais\s|"
        + @"como\s+(?:a\s+gente|n[oó]s|é|lidamos|fazemos|tratamos)|por\s+que\s|onde\s|quem\s|existe\s)", Options, 1000)]
    private static partial Regex Opens();

    /// <summary>"What goes over the bus is written field by field, never as …": a rule that only begins like a question.</summary>
    [GeneratedRegex(
        @"^(?:what|who|whoever|which\s+\w+)\s(?!(?:is|are|was|were|do|does|did|should|can|may|about)\b)[^?]{2,80}?\s(?:is|are|goes|go|gets?|has|have|must|"
        + @"needs?|belongs?|stays?|comes?)\s[^?]*\b(?:never|always|only|must|not|no)\b[^?]*$", Options, 1000)]
    private static partial Regex Says();

    /// <summary>A request in the form of a question.</summary>
    [GeneratedRegex(
        @"\b(?:can|could|would|will|won't)\s+(?:you|u)\b|\bwould\s+you\s+mind\b|\bmind\s+\w+ing\b|(?<!\w)(?:kannst|könntest|würdest)\s+du|puedes|podrías|"
        + @"peux-tu|pourrais-tu|pouvez-vous|(?<!\w)voc[eê]\s+pode|(?<!\w)pode(?:ria)?s?\s+(?!ser)\w+r\b", Options, 1000)]
    private static partial Regex Polite();

    [GeneratedRegex(
        @"\b(?:can|could|would|will)\s+you\s+(?:please\s+)?(?:tell|explain|remind|show|say|point|recall|"
        + @"remember\s+(?:why|what|who|when|where|how))\b[^.]*\b(?:why|what|who|how|which|whether|if\s+we|rules?|conventions?|lessons?|decided?|decision|policy|"
        + @"guidelines?)\b|\bdo\s+you\s+(?:know|remember|recall)\b", Options, 1000)]
    private static partial Regex ToTell();

    [GeneratedRegex(
        @"^(?:question\b|(?:tell|remind|show)\s+(?:me|us)(?:\s+again)?(?:\s*,\s*|\s+)(?:do|does|did|is|are|if|whether|what|why|who|how|which|where|about|again|the\s+(?:rules?|lessons?|conventions?))|"
        + @"(?:explain|list|show)\s+(?:me\s+|us\s+|all\s+|the\s+|our\s+|your\s+)*(?:rules?|lessons?|conventions?)|wondering\s+(?:if|whether|what|how|why)|"
        + @"(?:i|we)\s+(?:wonder|forgot|don'?t\s+know|can'?t\s+remember)\b)", Options, 1000)]
    private static partial Regex Wants();
}
