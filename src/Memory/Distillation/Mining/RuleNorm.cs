using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;

namespace Memory.Distillation.Mining;

/// <summary>Tells an order, a ban or a habit from a remark, and words that need their line beside them from words that do not.</summary>
internal static partial class RuleNorm
{
    public static bool Is(string rule) =>
        (Order.FirstVerb(rule) is not null && !Noun().IsMatch(rule)) || Norm().IsMatch(rule);

    /// <summary>A short fact that governs much: "X is Linux-only", "X is deprecated".</summary>
    public static bool IsFact(string rule) => Fact().IsMatch(rule);

    /// <summary>The words point at something that the reader of a rule does not see, or tell instead of ordering.</summary>
    public static bool Points(string rule) =>
        Pointing().IsMatch(rule) || Personal().IsMatch(rule) || Telling().IsMatch(rule.TrimEnd('.', '。', ' '));

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(?:should(?: always| never| not| only| also| really| probably)?|shouldn['’]t|must(?: not)?|mustn['’]t|shall|ought to) (?!be able|have (?:been|had)|"
        + @"I\b|are\b|is\b|and\b)|\b(?:is|are|has been|have been) (?:now )?(?:deprecated|obsolete|preferred|discouraged|recommended|"
        + @"(?:linux|windows|unix|posix)[- ]only)\b|\b(?:is|are) (?:not )?(?:required|allowed|mandatory|forbidden) |"
        + @"^(?:always|never|prefer|avoid|do not|don['’]t|be (?:consistent|explicit)|no (?:more|new)|in general)\b|"
        + @"^(?:in (?:our|this) \w+,? )?(?:we|our \w+s?|the (?:project|team|code ?base)|this (?:project|repo(?:sitory)?|code ?base)) (?:generally |usually |"
        + @"normally |typically |always |never |only |also |try (?:\w+ ){0,2}to )?(?:use|uses|prefer|prefers|want|avoid|avoids|follow|follows|keep|keeps|put|name|"
        + @"write|supports?|requires?|expects?|stick|go|organi[sz]e)\b|\b(?:are|is) (?:generally|usually|normally|typically) \w+|应该?|必须|避免|不要|禁止|改为|建议|使用|添加", Options, 1000)]
    private static partial Regex Norm();

    [GeneratedRegex(
        @"^(?:th(?:is|at|ese|ose|ey)|it|its|he|she|there (?:is|are|was)|then|both (?!the\b|\w+s\b)|same|similarly|which|what|why|how|or|yes)\b|"
        + @"\b(?:this|these)\b(?! (?:project|repo|repository|code ?base|kind|type of|sort of))|"
        + @"\b(?:that|those) (?:line|one|variable|function|method|class|comment|check|test|file|paragraph|sentence|change|value|name|block|section|part|case|code|"
        + @"patch|pr|commit|way)s?\b|\b(?:above|below|aforementioned)\b|"
        + @"\b(?:do|doing|of|for|with|in|to|from|like|use|using|make|move|put|add|remove|rename|change|keep|call|have|handle|include|check|fix|see|wrap|set|about|"
        + @"than|by|at|on|into|drop|extract|replace|split|merge|inline|has|is|if|match|say) (?:those|it|them|that)\b(?!['’]| \w+s? (?:should|must))|\bline \d+|"
        + @"\bthe (?:former|latter|previous|next|new) (?:one|way|version|line|comment|commit|name)\b|\bthe (?:former|latter)\b", Options, 1000)]
    private static partial Regex Pointing();

    [GeneratedRegex(@"\b(?:i|i['’]\w+|me|my|mine|myself|you['’](?:re|ve|ll|d)|your|we['’](?:re|ll|d|ve)|they['’]re|lgtm|lol|haha|sorry|thanks|stickler|pedantic|wdyt|iiuc|afaik|bikeshed\w*)\b|(?:^|\s)@\w", Options, 1000)]
    private static partial Regex Personal();

    [GeneratedRegex(@"\b(?:is|are|has been|have been) (?:now |\w+ly )?(?:deprecated|obsolete|\w+-only)\b", Options, 1000)]
    private static partial Regex Fact();

    /// <summary>"Map order is …": what looks like a verb is the first part of a noun.</summary>
    [GeneratedRegex(@"^\w+ (?:(?!that\b|if\b|when\b|what\b|which\b|how\b|where\b|whether\b|who\b)[\w`\uE100-\uF000]+ ){0,3}(?:is|are|isn['’]t|aren['’]t|was|were|will|has|have|does|doesn['’]t|can|could|would)\b", Options, 1000)]
    private static partial Regex Noun();

    /// <summary>Sentences that tell, conclude or lead in: whatever stands in them is no order.</summary>
    [GeneratedRegex(
        @"^(?:to (?:avoid|be|make|ensure)|because|since|for (?:example|instance)|e\.g\.|in (?:the|that|which) (?:case|first|second|last|above)|"
        + @"if (?:you|we|i|so|not|possible|no|yes)\b|interesting|extra|not everything|regardless|still|hint|note|now|currently|look|see|"
        + @"check (?:out|if|that|whether)|info|change in|post-|what|so\b|thus|hence|therefore|considering|consider|while|another|might|may|would|could|can|cannot|"
        + @"am|was|were|here|user|even|as far as|apart|until|maybe|perhaps|give|show|have a look|take a look|try again|go ahead|feel free|do some|really|"
        + @"update the|don['’]t (?:\w+ly )?(?:think|know|see|have|want|mind|really|worry|forget)|do not to|either|prolly|probably|always (?:have|need|know|get)|"
        + @"should be|say|a note|we should be \w+ing|an? \w+ (?:note|question)|do not (?:think|know|see|have|want|mind)|have the|go to)\b|"
        + @"\b(?:currently|at runtime|at the moment|any ?more|right now|in fact|actually|turns out|it seems|"
        + @"we (?:currently|already|do(?:n['’]t| not) (?:know|have)))\b|[…:：]$|"
        + @"\b(?:either|that|to|of|with|the|an?|for|as|be|such as|like|would|should|must|following|able|and|or|e\.g|see|is|are|from|in|not|than|by)$|……", Options, 1000)]
    private static partial Regex Telling();
}
