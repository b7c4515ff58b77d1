using System.Text.RegularExpressions;

namespace Memory.Distillation.Mining;

/// <summary>Signs that a sentence is about this change only, or is no rule at all.</summary>
internal static partial class LocalSigns
{
    public static readonly MiningSign[] All =
    [
        new("is a question", -1.3, Question()),
        new("asks why or whether", -0.8, OpenQuestion()),
        new("points at the line", -0.2, ThisLine()),
        new("tells what its author does or thinks", -0.8, FirstPerson()),
        new("is unsure", -0.5, Hedge()),
        new("is small talk", -1.0, SmallTalk()),
        new("is a matter of spelling or layout", -1.3, Trivial()),
        new("reports a defect", -0.5, Defect()),
        new("orders one edit", -0.5, Edit()),
        new("tells what happened", -0.6, Past()),
        new("calls somebody", -0.5, Ping()),
        new("counts or compares values", -0.1, Numbers()),
        new("describes what the code does", -0.5, Describes()),
        new("agrees or allows", -0.8, Permission()),
    ];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"[?？]\W*$", Options, 1000)]
    private static partial Regex Question();

    [GeneratedRegex(
        @"^(?:(?:so|and|but|hmm+|also|just curious|question|nit|btw|wait)[,:]? )?(?:why|what|whats|is|are|does|do|did|how|which|who|when|where|was|were|will|"
        + @"would|has|have|am|isn['’]t|aren['’]t|doesn['’]t|didn['’]t|any (?:reason|idea)|wouldn['’]t)\b", Options, 1000)]
    private static partial Regex OpenQuestion();

    [GeneratedRegex(
        @"\b(?:here|below|above|lines? \d+|this (?:line|variable|function|method|comment|check|test|file|paragraph|sentence|change|value|name|one|is|was|will|"
        + @"would|looks|seems|should|could|can|block|section|part|condition|loop|call|field|param\w*|case|code|patch|pr|commit)|"
        + @"th(?:at|ese|ose) (?:lines?|two|three|are|is|was|were|changes?|should|could)|the (?:above|below|following|previous|next|first|second|last) \w+)\b", Options, 1000)]
    private static partial Regex ThisLine();

    [GeneratedRegex(
        @"\b(?:i['’](?:ll|m|ve|d (?:like to know|be (?:curious|happy)))|"
        + @"i (?:will|was|am|have|had|did|do|don['’]?t|didn['’]?t|need|wonder|guess|see|saw|realize\w*|removed|added|changed|tried|can|could|couldn['’]t|cannot|"
        + @"can['’]t|know|just|also|wanted|hope|assume|understand|thought|find|found|left|agree|like|believe)|my|me|myself|imo|imho)\b", Options, 1000)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(
        @"\b(?:maybe|perhaps|might|not sure|unsure|i think|i guess|i wonder|probably|possibly|seems?|looks like|feel free|wdyt|thoughts|optional|could be|worth|"
        + @"no strong (?:opinion|feeling)|if you (?:want|like|prefer|can)|wondering|feels?|somehow|not (?:so|that|very) important|minor|up to you|consider|"
        + @"slightly|might be nice|would be nice)\b", Options, 1000)]
    private static partial Regex Hedge();

    [GeneratedRegex(
        @"\b(?:thanks|thank you|thx|nice|good (?:catch|point|idea|call|question)|lgtm|u?t?ack|sorry|oops|great|cool|looks? good|awesome|haha|lol|ugh|yikes|"
        + @"well done|love|agreed?|yes|yeah|yep|nope|right)\b|^(?:ah|oh|hmm+|ok|okay)\b", Options, 1000)]
    private static partial Regex SmallTalk();

    [GeneratedRegex(
        @"\b(?:typos?|white-?space|trailing|spelling|misspell\w*|grammar|extra (?:space|line|newline|blank|empty|comma)|blank lines?|empty lines?|new-?lines?|"
        + @"indent\w*|alphabetical\w*|alpha sort|s/\S+/|capital\w*|comma|import order|sort(?:ed)? imports?|unused|semicolon|line (?:is )?too long|reword|phrasing|"
        + @"wording|re-?wrap|missing space|nit ?pick\w*)\b|未使用", Options, 1000)]
    private static partial Regex Trivial();

    [GeneratedRegex(
        @"\b(?:bug|wrong|incorrect(?:ly)?|broken|fails?|crash(?:es)?|will (?:fail|break|not work)|doesn['’]?t work|won['’]t work|missing|forgot(?:ten)?|mistake|"
        + @"reverts?|regression|never (?:used|called|set|reached)|not used|no longer (?:used|needed)|undefined|typo|null pointer|leaks?|"
        + @"always (?:true|false|null|returns?))\b", Options, 1000)]
    private static partial Regex Defect();

    [GeneratedRegex(
        @"(?<!not |n't |n’t |never )\b(?:(?:re)?move (?:this|it|that|the|these|those)|rename|delete|drop (?:this|the|it|that)|revert|"
        + @"replace (?:this|the|it|with)|change (?:this|it|the|that)|swap|get rid of|add (?:this|these|it|back)|split this|merge this|simplify|inline this|undo|"
        + @"restore)\b", Options, 1000)]
    private static partial Regex Edit();

    [GeneratedRegex(@"\b(?:was|were|did|had|got|removed|changed|added|fixed|moved|updated|noticed|introduced|happened|broke|used to|meant|intended)\b", Options, 1000)]
    private static partial Regex Past();

    [GeneratedRegex(
        @"\b(?:currently|at runtime|at the moment|already (?:logs?|does|handles?|has|is)|in this case|for example|is (?:always|never) \w+|(?:can|will) never|"
        + @"never (?:closed|queries|freed|called)|we (?:currently|already|do(?:n['’]t| not) (?:know|have)))\b", Options, 1000)]
    private static partial Regex Describes();

    [GeneratedRegex(@"(?:^|\s)@[\w-]+|#\d{2,}", Options, 1000)]
    private static partial Regex Ping();

    [GeneratedRegex(@"\b\d{2,}\b|==|!=|<=|>=|->", Options, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"\b(?:(?:it|this|that|i think this|either)(?:['’]s| is| should be| would be| seems)? (?:fine|okay|ok|good|acceptable)|fine with me|doesn['’]t matter|"
        + @"not (?:a )?(?:big deal|blocker|blocking)|leave it|can stay|makes sense)\b", Options, 1000)]
    private static partial Regex Permission();
}
