using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Distillation.Mining;

/// <summary>
/// Tells advice about one place from a rule for all: an edit that is done once, names that stand in one function, words that need
/// their line beside them or say too little. What is found so may be right, and waits until somebody else says it too. Pure.
/// </summary>
internal static partial class OnePlace
{
    private const int NamesMax = 1;
    /// <summary>So many names stand in one place, whatever the words around them.</summary>
    private const int NamesEver = 2;
    private const int ContentMin = 3;

    /// <returns>Why a reader elsewhere could not follow the rule; null where one can.</returns>
    public static string? Reads(string rule)
    {
        var masked = MaskedText.Of(rule);
        var text = masked.Text;
        if (Leftover().IsMatch(text))
            return "needs its line beside it";
        if (CutOff().IsMatch(rule))
            return "is cut off";
        if (Vague().IsMatch(text) || Terms.Content(rule).Count < ContentMin)
            return "says too little";
        if (Told().IsMatch(text))
            return "tells and orders nothing";
        var names = masked.Spans.Count + Named().Count(text);
        if (DoneOnce().IsMatch(text) || names > NamesEver)
            return names > NamesEver ? "names what stands in one place" : "is an edit of one place";
        // "… if a user never does" is no rule for all.
        if (ForAll().IsMatch(Aside().Replace(text, "")))
            return null;
        if (Edit().IsMatch(text) || Definite().IsMatch(text) || EditInChinese().IsMatch(text))
            return "is an edit of one place";
        return names > NamesMax ? "names what stands in one place" : null;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<=\w.*)[,\s]+(?:if|as|because|since|when|particularly|so\s+that)\s.*$", Options, 1000)]
    private static partial Regex Aside();

    /// <summary>Nobody does these twice.</summary>
    [GeneratedRegex(
        @"^(?:please\s+)?(?:get\s+rid|mention|explain|introduce|combine|rename|revert|reword|rephrase|clarify|print|link\s+to|put\s+back|update|have\s+(?!a\b)|"
        + @"make\s+(?:the|it|this)\b|(?:add|remove|move|delete)\s+the\b)", Options, 1000)]
    private static partial Regex DoneOnce();

    /// <summary>Words that make a rule of an order.</summary>
    [GeneratedRegex(@"\b(?:always|never|every|each|all|any|whenever|prefer|avoid|everywhere|throughout|instead\s+of|rather\s+than|only|must(?:\s+not)?|unless|no\s+(?:more\s+)?\w+s)\b", Options, 1000)]
    private static partial Regex ForAll();

    [GeneratedRegex(
        @"\b(?:here|there|above|below|anyway|reuse\s+those|those|these|this(?!\s+(?:project|repo|repository|codebase))|it['’]s|"
        + @"the\s+(?:former|latter|whole|other\s+one|following|facade)|etc|way\s+too|a\s+bit|a\s+bunch|simply|sth|next\s+(?:block|line|one)|the\s+distinction)\b|"
        + @"\w--\w|^(?:we|you|must)\b|,\s+we\s|^(?:do|have)\s+[""“]|^(?:it|they|he|she)\b", Options, 1000)]
    private static partial Regex Leftover();

    /// <summary>A colon, an "either", a half sentence at the end.</summary>
    [GeneratedRegex(@"(?:\b(?:with|and|or|the|a|an|of|to|for|in|on|by|e\.g|i\.e|either|like)|[:,(])\s*[.。]?$|\b(?:version|release)\.$", Options, 1000)]
    private static partial Regex CutOff();

    [GeneratedRegex(
        @"^(?:be|use|add|have|keep|make|give|provide)\s+(?:(?:it|them|an?|the|some|more|less|full|better|clear(?:er)?|consistent|common|proper|same|similar|"
        + @"shared|right|nicer?|good|simple|english|different)\s+){1,3}(?:\w+\s*){1,2}(?:\([^)]*\))?[.。]?$|^be\s+\w+(?:\s+across\b|[.,])", Options, 1000)]
    private static partial Regex Vague();

    [GeneratedRegex(
        @"^(?!(?:do|don['’]?t|never|always|use|prefer|avoid|keep|make|no|only|every|each|all|any)\b)[^.;]{2,120}?\b(?:is|are|was|were)\s+(?:typically|usually|"
        + @"already|probably|actually|called|newly|currently|just|still|missing|not\s+(?:used|needed|necessary|clear|sure|mandatory|required|possible)|"
        + @"required\s+as|fine|wrong)\b|\bshould\s+(?:already|probably|still)\b|^[^.]{0,60}\bshouldn['’]t\s+be\s+an?\b|^if\s+that\b", Options, 1000)]
    private static partial Regex Told();

    [GeneratedRegex(
        @"^(?:please\s+)?(?:add|remove|delete|rename|extract|split|move|mention|print|batch|reuse|get\s+rid|link|clarify|reword|rephrase|update|change|replace|"
        + @"revert|drop|show|merge|inline|return|call|set|expose|have|put\s+back|bring|fix|correct|mark|make|prevent|let|do(?!\s+not)|bump|switch|convert|unify|"
        + @"adjust|factor|pull|run|include|throw|assign|initiali[sz]e|pass|store|save|write|take|create|define|keep\s+(?:the|using|it))\b", Options, 1000)]
    private static partial Regex Edit();

    /// <summary>One thing that the reader is taken to see.</summary>
    [GeneratedRegex(
        @"\bthe\s+(?:[\w-]+\s+)?(?:listing|role|link|version|query|dialog|screen|option|output|name|title|header|section|paragraph|sentence|table|figure|"
        + @"example|tests?|method|function|class|code|property|field|parameter|argument|value|changes?|default|case|branch|one|loop|condition|check|comment|line|"
        + @"block|file|constant|variable|button|page|benchmark|condition)\b", Options, 1000)]
    private static partial Regex Definite();

    [GeneratedRegex(@"(?:^|[，。、])(?:建议)?(?:将|把|删除|移除|添加|增加|改为|拆分|在调用|传入)|这行|该(?:方法|函数|参数)", Options, 1000)]
    private static partial Regex EditInChinese();

    /// <summary>Identifiers that stand outside of code spans.</summary>
    [GeneratedRegex(@"(?<![\w/.-])(?:[a-z]+[A-Z]\w*|[A-Z][a-z0-9]+[A-Z]\w*|\w+\(\)|\w+::\w+|[a-z]+_[a-z]\w*|\.\w+|[A-Z]{2,}_\w+|[A-Z]{4,}(?=\s+(?:and|or|to)\b))(?![\w/])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
