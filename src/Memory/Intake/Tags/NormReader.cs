using System.Text.RegularExpressions;
using Memory.Intake.Tags.Verbs;

namespace Memory.Intake.Tags;

/// <summary>How much a sentence sounds like a rule for all cases rather than a remark about one.</summary>
internal enum Norm { None, Weak, Strong }

/// <summary>Reads a sentence as a norm: an order for all cases, a ban, or a statement of how things are done here.</summary>
internal static partial class NormReader
{
    private static readonly Recent<Norm> Known = new(ReadNew);

    public static Norm Read(string sentence) => Known.Read(sentence);

    private static Norm ReadNew(string sentence)
    {
        var bare = Filler.Strip(sentence);
        // "Batch deletes: …" orders; "docs style: …" only says what it is about.
        var text = Order.FirstVerb(bare) is null ? Label().Replace(bare, "") : bare;
        if (text.Length == 0 || text.EndsWith('?') || text.EndsWith('？'))
            return Norm.None;
        if (Opening().IsMatch(text) || OtherTongues().IsMatch(text) || Japanese().IsMatch(text))
            return Norm.Strong;
        if (Remark().IsMatch(text))
            return Obligation().IsMatch(text) && !Past().IsMatch(text) ? Norm.Weak : Norm.None;
        var general = General().IsMatch(text);
        if (Order.FirstVerb(text) is { } verb)
            return general || Imperatives.Practice.Contains(verb) ? Norm.Strong : Norm.Weak;
        // What follows a pause may be the story behind the rule.
        if (Past().IsMatch(FirstClause().Match(text).Value))
            return Obligation().IsMatch(text) ? Norm.Weak : Norm.None;
        if (Obligation().IsMatch(text) || TeamHabit().IsMatch(text))
            return Norm.Strong;
        return general || Custom().IsMatch(text) || PluralHabit.Is(text) || Allowed().IsMatch(text) ? Norm.Weak : Norm.None;
    }

    /// <summary>A statement in the present that is about no person, no past and not this change: said to us, it is meant to be kept.</summary>
    public static bool States(string sentence)
    {
        var text = Filler.Strip(sentence);
        return text.Count(c => c == ' ') >= WordsMin - 1 && !text.EndsWith('?') && !Remark().IsMatch(text)
            && !Past().IsMatch(FirstClause().Match(text).Value) && !Person().IsMatch(text) && !Failing().IsMatch(text);
    }

    private const int WordsMin = 4;

    [GeneratedRegex(@"\b(?:i|i['’]\w+|me|my|mine|you|your|he|she|thanks|lgtm)\b", Options, 1000)]
    private static partial Regex Person();

    [GeneratedRegex(@"^[^,;:]{2,80}\b(?:fails?|failing|breaks?|broken|crash(?:es|ing)?|missing|wrong|red|typo|looks?|seems?|conflicts?)\b", Options, 1000)]
    private static partial Regex Failing();

    /// <summary>About this code or this review, or what somebody did.</summary>
    public static bool IsRemark(string sentence) => Remark().IsMatch(Filler.Strip(sentence));

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>"docs style: …", "for the API: …".</summary>
    [GeneratedRegex(@"^(?:[\w/-]+\s+){0,3}[\w/-]+:\s+(?=\S)", Options, 1000)]
    private static partial Regex Label();

    /// <summary>"Retries only for GET", "lock files in git, never on the share": no verb, and yet a rule.</summary>
    [GeneratedRegex(@"^(?!(?:the|this|that|it|i|we|you)\b)[^.,;:]{3,60}\sonly\s+(?:what|those|for|in|with|on|when|where|if|to|by|through|via|as|after|from)\s", Options, 1000)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^.*?(?=[;:—–]|,\s+(?:we|it|they|this|that|the|our|one|half|most|otherwise)\b|$)", Options, 1000)]
    private static partial Regex FirstClause();

    /// <summary>Words that open nothing but a rule.</summary>
    [GeneratedRegex(
        @"^[\uE100-\uF000]\s*,?\s+(?:and\s+)?not\s+(?:the\s+)?[\uE100-\uF000]|"
        + @"^(?:(?:in|on|for|under|inside|within|with|when|whenever|if|as|before|after|once)\s[^.]{2,80}?[,:]?\s+)?(?:never(?!\s*mind|"
        + @"\s+(?:seen|heard|knew|thought|noticed|tried|met|saw|\w+(?<![sui])s)\b)|always|do\s+not|don'?t(?!\s+(?:worry|bother|mind|panic))|dont|avoid|prefer|"
        + @"no\s+(?:more\s+)?(?!idea|problem|worries|need|longer|doubt|one\s+(?:knows|has))[\w\uE100-\uF000""'(]|only\s+(?:use|ever|call|allow|in|the|one)|must\s|"
        + @"(?:every|each)\s(?![^.,;:]*\b(?:is\s+(?:a|an|another|one)|means|costs?|adds|becomes|creates|takes|allocates|copies|breaks?|time|single\s+time|failed|"
        + @"was|had)\b)|any\s+(?:new\s+)?\S+\s[^.]*\b(?:must|needs?|gets?|has|have|should|requires?)\b|not\s+to\s|max(?:imum)?\.?\s+\d|"
        + @"(?:one|a\s+single|at\s+most\s+one)\s+[\w-]+(?:\s+[\w-]+)?\s+per\s+\w|at\s+(?:most|least)\s+\d|nobody\s|no\s*one\s|nothing\s+(?!to\b|wrong\b)|"
        + @"stop\s+\w+ing)", Options, 1000)]
    private static partial Regex Opening();

    /// <summary>Marks of all cases.</summary>
    [GeneratedRegex(
        @"(?<!whether\s)(?<!if\s)\b(?:always|never|every|each|any(?:thing|where|one|body)?|all\s+(?:of\s+)?(?:our|the|new)?\s*\w+s\b|everywhere|wherever|"
        + @"whenever|everything|in\s+(?:general|this\s+(?:codebase|repo(?:sitory)?|project))|by\s+default|no\s+exceptions|without\s+exception|"
        + @"instead\s+of\s+\w+ing|rather\s+than|before\s+(?:adding|merging|using|changing|calling|returning|writing|you)|"
        + @"when\s+(?:you|adding|writing|using|calling|we)|throughout|end\s+to\s+end|across\s+the|only\b)", Options, 1000)]
    public static partial Regex General();

    [GeneratedRegex(
        @"\b(?:must(?:n'?t)?|should(?:n'?t)?|shall|ought\s+to|"
        + @"(?:is|are)\s+(?:not\s+)?(?:to\s+be|required|forbidden|mandatory|allowed|banned|prohibited|off\s+limits|a\s+no-?go|preferred|supposed\s+to|meant\s+to)|"
        + @"(?:is|are)\s+(?:not|only|never)\s+(?:meant\s+)?for\b|needs?\s+(?:an?|to|the|its|their)\b|ha(?:s|ve)\s+to|may\s+(?:not|only)|can\s+(?:not|only)|never|"
        + @"always|no\s+longer|not\s+allowed|gets?\s+merged|don'?t|do\s+not|intentional(?:ly)?|on\s+purpose|deliberate(?:ly)?|by\s+design|"
        + @"keep\s+(?:it|them|this|that)|(?:must|should)\s+stay|stays?(?=\s*(?:[,.;!]|$|because|since))|stays?\s+(?:as|off|on|the|in|out|like|where|put)|"
        + @"remains?\s+(?:as|off|on|the))", Options, 1000)]
    private static partial Regex Obligation();

    /// <summary>"we never log and return", "our services use …": the present tense of a habit.</summary>
    [GeneratedRegex(
        @"^(?:here\s+)?(?:in\s+[^,]{2,40},?\s+)?(?:we|our\s+\w+s|this\s+(?:repo|project|codebase)|the\s+(?:repo|project|codebase|team))\s+(?:only\s+|also\s+|"
        + @"just\s+|strictly\s+)?(?:are|come|get|carry|end|begin|start|live|use|uses|prefer|prefers|avoid|avoids|write|writes|keep|keeps|name|call|put|pass|"
        + @"return|log|test|pin|wrap|follow|follows|do\s+not|don'?t|does\s+not|doesn'?t|want|like|require|requires|expect|expects|stick|ban|bans|go|handle|model|"
        + @"store|treat|throw|validate|format|document|version|ship|sort|order|catch|raise|let|make|take|have\s+(?:a|one|no)|standardi[sz]ed|list|group|declare|"
        + @"qualify|define|register|load|compare|import|inject|mock|seed|cache|mark|tag|label|escape|sign|round|"
        + @"(?!(?:need|can|could|should|would|will|might|may|must|had|have|are|were|was|did|do|got|saw|lost|see|know|think|hope|guess|found|just|already|still|"
        + @"want|spent|took)\b)[a-z]{3,}(?<!ed)\s+(?:our|every|each|all|no))\b", Options, 1000)]
    private static partial Regex TeamHabit();

    /// <summary>A plural or kind of thing and how it is: "dbcontexts are scoped", "jobs get ids".</summary>
    [GeneratedRegex(
        @"^(?:an?\s+)?(?:[\w'’/\uE100-\uF000-]+\s+){1,3}?(?:does\s+not|doesn['’]t|do\s+not|don['’]t|(?:is|are)\s+not\s+\w+ed|(?:is|are)n['’]t\s+\w+ed)(?:\s|$)|"
        + @"^(?:[\w'’/\uE100-\uF000-]+\s+(?:\([^)]{1,60}\)\s*)?){1,6}?(?:are|is|get|gets|go|goes|come|comes|live|lives|belong|belongs|use|uses|take|takes|start|"
        + @"starts|end|ends|return|returns|have|has|carry|carries|need|needs|stay|stays|follow|follows|run|runs|require|requires|throw|throws|inherit|inherits|"
        + @"use|read|reads|write|writes|accept|accepts|expose|exposes|back|end|speak|hold|sit|sits|→|=>|->)\s", Options, 1000)]
    private static partial Regex Custom();

    /// <summary>Sentences about this code, this review, or what somebody did: no norm unless an obligation stands in them.</summary>
    [GeneratedRegex(
        @"^(?:(?:and|but|also|so|because|since|as)\s+)?(?:it'?s?|they(?:'re)?|this|that'?s?|these|those|there'?s?|i'?(?:m|ve|d|ll)?|you'?(?:re|ve)?|he|she|"
        + @"we'(?:ve|re|d|ll)|we\s+(?:just|already|spent|had|lost|were|have|got|saw|did|took|found|decided|deadlocked|shipped|ship|rebuild)|somebody|someone|"
        + @"the\s+(?:build|test|tests|ci|pipeline|line|code|diff|pr|change|method|function|class|old|current|previous|next)|here|hmm+|lol|ouch|wow|oops|thanks|"
        + @"thank|ok(?:ay)?|yes|yeah|sure|agreed|same\s+(?:problem|issue|thing|as)|looks?\s|seems?\s|not\s+sure|maybe|perhaps|last\s+\w+|"
        + @"in\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)|once\b|otherwise|else\b|why|how|what|who|which|where)\b", Options, 1000)]
    private static partial Regex Remark();

    [GeneratedRegex(
        @"(?<!\b(?:is|are|be|gets?)\s+(?:(?:never|always|only|not|then)\s+)?)\b(?:was|were|did|didn'?t|had|broke|cost|took|spent|lost|crashed|leaked|happened|"
        + @"went|came|got|made|gave|caught|bit|burned|burnt|blew|bricked|locked|deadlocked|wiped|shipped|found|kept|ran|decided|complained|corrupted|dropped|"
        + @"froze|hung|killed|tripled|doubled|turned\s+out|used\s+to|have\s+been|has\s+been|we'?ve)\b", Options, 1000)]
    public static partial Regex Past();

    [GeneratedRegex(
        @"(?<!\w)(?:immer|niemals|nie|stets|kein(?:e[nrms]?)?|ausschließlich|grundsätzlich|müssen|muss|dürfen|darf|soll(?:en|te)?|jede[rsmn]?(?!\s+mal)|nunca|"
        + @"siempre|jam[aá]s|debe(?:n|mos)?|prohibido|cada(?!\s+vez)|todos?\s+l[oa]s|toujours|jamais|ne\s+\w+\s+(?:pas|plus)|n'\w+\s+(?:pas|jamais)|doit|doivent|"
        + @"il\s+faut|interdit|(?<!à\s)chaque(?!\s+fois)|tou(?:s|tes)\s+les|sempre|nada\s+de|deve(?:m|mos)?|"
        + @"n[aã]o\s+(?:use|usem|fa[cç]a|coloque|chame|deixe|pode)|proibido|tod[oa]s?\s+(?:os|as|o|a)\s|todo\s|toda\s|mai|non\s+(?!è|ho|sono|so|credo)\w+|ogni|"
        + @"tutt[ie]\s+(?:i|gli|le)|dev(?:e|ono)|vietat[oa]|altijd|nooit|geen|moet(?:en)?|mogen|mag|elke?|verboden|evita(?:r|te)?|gehör(?:t|en)|gilt|hay\s+que|"
        + @"se\s+\w+(?:n|a|e)\s+(?:siempre|antes|solo|sólo|en))(?!\w)", Options, 1000)]
    internal static partial Regex OtherTongues();

    [GeneratedRegex(@"こと(?:。|$|!|！)|必ず|常に|禁止|べき|てはいけ|ないで|しない(?:。|$)|決して|絶対に|毎回|すべて|必须|不要|禁止|总是|永远", Options, 1000)]
    private static partial Regex Japanese();
}
