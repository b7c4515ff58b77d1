using System.Buffers;
using System.Text.RegularExpressions;

namespace Memory.Intake.Tags;

/// <summary>A place where the words ask to keep something.</summary>
/// <param name="Start">Where the marking words begin.</param>
/// <param name="End">Where what is to be kept begins, if it follows.</param>
/// <param name="Points">True for "remember that one": what is to be kept stands elsewhere.</param>
/// <param name="Always">"remember always".</param>
internal sealed record RememberMark(int Start, int End, bool Points, bool Always);

/// <summary>Finds the words that ask to remember, in the languages reviewers write.</summary>
internal static partial class RememberMarks
{
    /// <param name="text">One sentence, the mention in it as <see cref="Memory.Text.Sentences.Mention"/>.</param>
    public static RememberMark? In(string text)
    {
        foreach (var (stems, pattern) in Patterns)
        {
            if (!text.AsSpan().ContainsAny(stems))
                continue;
            foreach (Match match in pattern.Matches(text))
            {
                if (Denied().IsMatch(text[..match.Index]) && !Wanted().IsMatch(match.Value))
                    continue;
                var end = match.Index + match.Length;
                if (match.Groups["worth"].Success)
                    return new RememberMark(match.Index, end, true, false);
                var points = Pointer().Match(text, end);
                if (points.Success)
                    return new RememberMark(match.Index, points.Index + points.Length, !Announced().IsMatch(text, points.Index + points.Length), Always(match.Value));
                var inner = match.Groups["points"].Success && !Announced().IsMatch(text, end);
                if (ForOthers().IsMatch(text, end))
                    return new RememberMark(match.Index, text.Length, true, Always(match.Value));
                var lead = Lead().Match(text, end);
                return new RememberMark(match.Index, lead.Index + lead.Length, inner, Always(match.Value));
            }
        }
        return PointingWords.Are(text) ? new RememberMark(0, text.Length, true, false) : null;
    }

    private static bool Always(string words) => words.Contains("always", StringComparison.OrdinalIgnoreCase);

    /// <summary>A pattern is tried only where one of its stems occurs: looking for stems is many times cheaper.</summary>
    private static readonly (SearchValues<string> Stems, Regex Pattern)[] Patterns =
    [
        (Any("rem", "rmem", "mem", "ber", "learn", "mind", "note", "forget", "down", "save", "store", "record", "keep", "file", "log", "along", "over", "heart", "board", "as rule", "as lesson", "as convention", "as standard", "as a ", "as the ", "as our ", "take", "retain", "internali", "noted", "pop ", "hold on", "hang on", "treat"), Verb()),
        (Any("rule", "lesson", "convention", "guideline", "policy", "principle", "standard", "reminder", "takeaway", "keep", "til", "fyi", "psa", "worth", "habit", "practice", "to take away", "to remember", "one for", "one to"), Label()),
        (Any("for ", "from ", "forward", "henceforth", "future", "next", "general", "rule"), Time()),
        (Any("claude.md", "agents.md", "memor", "notes", "rule", "lesson", "guideline", "convention", "know", "list"), Place()),
        (Any("merk", "notier", "schreib", "denk", "vergess", "vergiss", "ab ", "künftig", "zukunft", "fürs", "regel", "lern", "behalt", "beachten", "grunds"), German()),
        (Any("recu", "record", "acu", "memoriza", "apunta", "anota", "aprende", "ten", "toma", "olvides", "conste", "para", "partir", "adelante", "regla", "norma"), Spanish()),
        (Any("reten", "retien", "note", "mémo", "souv", "rappel", "oubli", "appren", "garde", "désormais", "dorénavant", "avenir", "partir", "suite", "prochaine", "règle"), French()),
        (Any("lembr", "memoriz", "anot", "guard", "aprend", "tenha", "leve", "esque", "dica", "pr", "partir", "agora", "daqui", "regra"), Portuguese()),
        (Any("覚え", "記憶", "メモ", "忘れ", "今後", "これから", "以後", "ルール", "记住", "請記住", "以后", "今后", "ricorda", "ora", "onthoud", "vergeten", "denk", "dimentic", "tieni", "voortaan", "vanaf", "zapam", "pami", "pamat", "odtąd", "od teraz", "запом", "впредь", "запам", "надалі", "unutma", "hatırla", "bundan", "aklın", "kom ih", "glöm", "fortsättning", "framöver", "husk", "muista", "jatkossa", "ține minte", "reține", "jegyezd", "felejtsd", "θυμ", "εξής", "تذك", "یادت", "خاطر", "זכור", "याद", "ingat", "nhớ", "기억", "잊지", "앞으로", "记得", "記得", "记一下"), Others()),
    ];

    private static SearchValues<string> Any(params ReadOnlySpan<string> stems) => SearchValues.Create(stems, StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // A verb counts where a request can stand: at the start, after the tag, a pause, "please", "and" or "could you".
    private const string Opening =
        @"(?:^|(?<worth>\bworth\s+(?=remembering|noting|keeping|saving))|if\s+\uE001\s*|\uE001[\s,:;—–-]*|[.,;:!?(—–-]\s*|"
        + @"\b(?:please|pls|plz|pl0x|kindly|and|but|also|then|so|should|must|could you|can you|would you|will you|want you to|like you to|need you to|needs? to|"
        + @"have to|has to|let's|lets|do|just|to|worth|you can|you could)\s+)(?:\uE001[\s,:]*)?";

    [GeneratedRegex(Opening +
        @"(?:(?:always\s+)?(?:re?m+e?m?b?e?m?b+e?r+|remeb+er|remebmer|remembr|rememeber|memori[sz]e)(?:ing|"
        + @"ed(?=\s+(?:that|to)\b))?\b(?!\s+(?:when|why|who|where)\b[^.]*\?)(?:\s+always\b)?|"
        + @"learn(?=\s*[:,—–-]|\s+(?:this|that|it|from|the\s|to\s|about\s+our|our\s))|"
        + @"(?:keep|bear|have)\s+(?:(?<points>this|that|it|these|those|both)(?:\s+one)?\s+)?in\s+mind|"
        + @"(?:take|make)\s+(?:a\s+)?note(?:\s+of)?(?:\s+(?<points>this|that|it|these))?|"
        + @"note(?=\s*[:,—–-]|\s+(?:that|this|to\s+self|for)\b|\s*$)(?:\s+to\s+(?:self|you|us|all|everyone)(?:\s+and\s+\w+)?)?|"
        + @"(?:hold|hang)\s+on\s+to\s+(?<points>this|that|it|these|those|both)(?:\s+one)?|"
        + @"pop\s+(?<points>this|that|it|these|both)\s+into\s+(?:your|the)\s+(?:memory|notes|head|brain)|"
        + @"(?<points>retain|noted|internali[sz]e)(?=(?:\s+(?:this|that|it|please|pls))*\s*[.!?]*$)|"
        + @"treat\s+(?<points>this|that|it|these)\s+as\s+(?:a\s+|the\s+|our\s+)?(?:law|gospel|given|rule|rules|standard|convention)|"
        + @"keep\s+(?<points>this|that|it|these)\s+in\s+(?:your|the)\s+(?:head|notes)|"
        + @"take\s+(?<points>(?:this|that|it|both|these)(?:\s+of\s+(?:these|those|them))?)\s+(?:with\s+you|away)|never\s+forget|"
        + @"(?:do\s+not|don'?t)\s+(?:ever\s+)?forget(?!\s+(?:the|a|an)\s[^:]*,\s+(?:and\s+)?(?:please\s+)?(?:add|fix|update|remove|rename|move|change|"
        + @"write)\s+(?:that|this|it|the|them)\b)|(?:write|jot|note)\s+(?<points>this|that|it|these)\s+down|"
        + @"(?:save|store|record|keep|file|log)\s+(?<points>this|that|it|these|"
        + @"both)(?=\s*(?:$|[.,:;!)]|\b(?:for|as|in)\s+(?:next|the\s+future|later|future|a\s+(?:rule|lesson)|your\s+memory|memory|mind|all|every|any)))|"
        + @"(?<points>save|store|record|keep|learn|persist|noted)(?=(?:\s+(?:please|pls|plz|thanks|thx))*\s*[.!]*$)|"
        + @"take\s+(?<points>(?:these|both|this|that|them|it|those)\b(?:\s+\w+)?\s+)?(?:along|in(?=\s*(?:[:,.;!]|$))|over\s+as\s+rules?|"
        + @"over(?!\s+and\s+(?:do|run|fix|make|add|test|rebase|finish|push|merge)\b)|to\s+heart|on\s+board|"
        + @"as\s+(?:a\s+|the\s+|our\s+|general\s+|new\s+)*(?:rules?|lessons?|conventions?|standards?)\b)|commit\s+(?<points>this|that|it)?\s*to\s+memory)", Options, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex(
        @"\b(?:(?:new|house|team|project|general|golden|our|one|another|simple|standing)\s+)*(?:rules?|lessons?|conventions?|guidelines?|policy|principles?|"
        + @"standards?|reminder|takeaway|habit|practice)(?:\s+(?:of\s+the\s+(?:day|week)|too|as\s+well|learned|learnt|here|"
        + @"for\s+(?:us|you|all|everyone|next\s+time|the\s+future)|of\s+thumb|to\s+(?:keep|learn|remember)))*(?:\s+while\s+(?:you\s+are|you're|we\s+are|"
        + @"we're)\s+(?:at\s+it|there|in\s+there))?\s*(?=[:—–]|\s-\s)|(?<![-\w])keep(?=\s*:)|"
        + @"\bto\s+(?:take\s+away|keep|remember)(?:\s+from\s+(?:it|this|that))?(?=\s*:)|"
        + @"\b(?<points>(?:that|this)(?:['’]s|\s+is|\s+would\s+be|\s+was)\s+(?:an?\s+\w+\s+)?one\s+(?:for\s+(?:\uE001|the\s+(?:notes|list|book|memory))|"
        + @"to\s+(?:learn|keep|remember|note)))|\bTIL\s*:|\bFYI\s*:|\bPSA\b\s*(?=:)|"
        + @"\b(?<points>make\s+(?:this|that|it)\s+(?:a|our)\s+(?:rule|convention|lesson)|"
        + @"(?:this|that)\s+is\s+(?:worth\s+(?:keeping|remembering|noting)|a\s+(?:rule|lesson|convention))|"
        + @"(?:as|it's|is|that's)\s+(?:a|our|the)\s+(?:new\s+|general\s+|house\s+)?(?:rule|convention|lesson)s?(?=\s*(?:$|[.,!;)]))|"
        + @"worth\s+(?:keeping|remembering|noting)|(?:both|these|those|they|all\s+(?:two|three|four))\s+are\s+(?:the\s+|our\s+|new\s+|team\s+)*(?:rules|lessons|"
        + @"conventions)\b)", Options, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"\b(?:for\s+(?:the\s+)?(?:record|future(?:\s+reference)?|next\s+times?|books?|posterity|later|next\s+pr)|"
        + @"from\s+(?:now|here|today|this\s+point)\s+(?:on(?:wards?)?|forward)|from\s+today(?=\s*(?:$|[.,:;!]))|going\s+forwards?|moving\s+forwards?|henceforth|"
        + @"in\s+(?:the\s+)?future(?=\s*(?:$|[,.;:!)—–-]|(?:always|never|please|pls|use|do|don'?t|no|we|all|every)\b))|next\s+time|in\s+general|"
        + @"as\s+a\s+general\s+rule|as\s+a\s+rule(?=\s*[,:]))(?!\s*\?)", Options, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(
        @"\b(?:add|put|write|record|save|store|append|include|note|get)\s+(?:(?<points>this|that|it|these|both|them|those)(?:\s+(?:one|rule|lesson|two))?\s+|"
        + @"(?:a|the)\s+(?:rule|line|note|lesson|entry)\s+)?(?:down\s+)?(?:to|in|into|onto|on)\s+(?:(?:the|our|your)\s+)?(?:CLAUDE\.md|AGENTS\.md|memory|memories|"
        + @"notes|rules?|lessons?|rule\s*book|rulebook|guidelines?|conventions?|list(?:\s+of\s+(?:rules|lessons))?|what\s+you\s+know|"
        + @"project\s+(?:rules|memory|lessons))(?:\s+(?:of\s+rules|file|about\s+our\s+[\w\s]{1,20}|about\s+us))?", Options, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"(?<!\w)(?:(?:bitte\s+)?(?:merke?|notiere?|schreibe?)\s+(?:dir|es\s+dir|auf)(?:\s+(?:mal|bitte|doch|auf))*(?:\s+(?<points>das|dies))?|"
        + @"(?:bitte\s+)?(?<points>das|dies)\s+(?:bitte\s+)?merken|bitte\s+merken|merken(?=\s*:)|zum\s+merken|zu\s+merken|denke?\s+(?:bitte\s+)?(?:dran|daran)|"
        + @"vergiss\s+(?:bitte\s+)?nicht|nicht\s+vergessen|nie\s+vergessen|ab\s+(?:jetzt|sofort|heute)|(?:zu)?künftig|in\s+zukunft|für\s+die\s+zukunft|"
        + @"fürs?\s+(?:nächste\s+mal|protokoll)|(?:neue\s+)?regel(?:\s+für\s+uns)?(?=\s*:)|lerne?\s*(?:bitte|daraus|das)?(?=\s*:)|"
        + @"behalte?\s+(?:bitte\s+)?im\s+(?:kopf|hinterkopf)|bitte\s+(?:beachten|notieren)|grundsätzlich\s+gilt)(?!\w)", Options, 1000)]
    private static partial Regex German();

    [GeneratedRegex(
        @"(?<!\w)(?:(?:por\s+favor[,]?\s+)?(?:recu[eé]rd[ae](?:lo)?|recordad|recordar|acu[eé]rdate(?:\s+de)?|memoriza|apunta|anota|aprende|"
        + @"ten(?:lo)?\s+(?:en\s+cuenta|presente)|toma\s+nota|no\s+(?:te\s+)?olvides|que\s+conste|para\s+la\s+pr[oó]xima|para\s+el\s+futuro|"
        + @"a\s+partir\s+de\s+ahora|de\s+ahora\s+en\s+adelante|en\s+adelante|(?:nueva\s+)?(?:regla|norma)(?=\s*:)))(?!\w)", Options, 1000)]
    private static partial Regex Spanish();

    [GeneratedRegex(
        @"(?<!\w)(?:(?:merci\s+de\s+|pense\s+à\s+|à\s+|il\s+faut\s+)?(?:retiens|retenez|retenir|noter|mémoriser)(?:\s+(?<points>ça|cela)(?!\s*:))?|"
        + @"(?:note|notez)(?=\s*(?:bien|[:,]|que|qu'))(?:\s+bien)?|souviens-toi|souvenez-vous|rappelle-toi|rappelez-vous|n'oublie(?:z)?\s+pas|mémorise|apprends|"
        + @"garde\s+(?:ça\s+)?en\s+(?:tête|mémoire)|désormais|dorénavant|à\s+l'avenir|à\s+partir\s+de\s+maintenant|"
        + @"pour\s+(?:la\s+suite|la\s+prochaine\s+fois|mémoire|l'avenir)|(?:nouvelle\s+)?règle(?=\s*:))(?:\s+pour\s+la\s+suite)?(?!\w)", Options, 1000)]
    private static partial Regex French();

    [GeneratedRegex(
        @"(?<!\w)(?:(?:por\s+favor[,]?\s+)?(?:lembr[ae](?:-se|r)?(?:\s+(?:disso|disto|sempre|de))?|memoriz[ae]|anot[ae]|guard[ae]\s+(?:isso|isto)|aprend[ae]|"
        + @"tenha\s+em\s+mente|leve\s+em\s+conta|n[aã]o\s+(?:se\s+)?esque[cç][ae](?:\s+(?:de|que))?|fica\s+a\s+dica|pra\s+pr[oó]xima|para\s+a\s+pr[oó]xima|"
        + @"a\s+partir\s+de\s+agora|de\s+agora\s+em\s+diante|daqui\s+(?:pra|para\s+a?)\s*frente|daqui\s+em\s+diante|(?:nova\s+)?regra(?=\s*:)))(?!\w)", Options, 1000)]
    private static partial Regex Portuguese();

    [GeneratedRegex(
        @"覚えて(?:おいて)?(?:下さい|ください|ね|くださいね)?|記憶して(?:おいて)?(?:ください)?|メモして(?:おいて)?(?:ください)?|忘れないで(?:ください|ね)?|今後は|これからは|以後は|ルール(?=[::])|记住|請記住|以后|今后|记得|請?記得|记一下|"
        + @"기억해(?:\s*(?:주세요|줘요?|두세요|둬))?|잊지\s*마(?:세요|십시오)?|앞으로(?:는)?|याद\s+(?:रखें|रखो|रखना)|"
        + @"(?<!\w)(?:ricorda(?:ti)?|d'ora\s+in\s+poi|onthoud|niet\s+vergeten|denk\s+eraan|non\s+dimenticar\w*|tieni\s+a\s+mente|da\s+ora\s+in\s+(?:poi|avanti)|"
        + @"voortaan|vanaf\s+nu|zapamiętaj(?:cie)?|pamiętaj(?:cie)?|od\s+teraz|odtąd|zapamatuj(?:te)?(?:\s+si)?|pamatuj(?:te)?(?:\s+si)?|запомни(?:те)?|впредь|"
        + @"запам[’ʼ]?ятай(?:те)?|надалі|unutma(?:yın)?|hatırla|bundan\s+(?:böyle|sonra)|akl[ıi]n(?:da|ızda)\s+(?:tut|olsun|bulunsun)|kom\s+ihåg|glöm\s+inte|"
        + @"i\s+fortsättningen|framöver|husk(?:\s+at)?|muista(?:kaa)?|jatkossa|ține\s+minte|reține(?:ți)?|jegyezd\s+meg|ne\s+felejtsd(?:\s+el)?|να\s+θυμάσαι|"
        + @"θυμήσου|στο\s+εξής|تذك[ّ]?ر|یادت\s+باشد|به\s+خاطر\s+بسپار|זכור|תזכור|ingat(?:lah)?|ghi\s+nhớ|nhớ)(?!\w)", Options, 1000)]
    private static partial Regex Others();

    /// <summary>Words before a mark that make it something else: talk of one's own memory, of the past, or a denial.</summary>
    [GeneratedRegex(
        @"(?:\b(?:i|we|they|he|she|who|nobody|anyone|i'll|i'd|we'll|do\s+you|did\s+you|don't\s+you|can't|cannot|couldn't|didn't|hard\s+to|as\s+far\s+as\s+i|"
        + @"if\s+i|no\s+need\s+to|not\s+need\s+to|don't\s+need\s+to|not\s+have\s+to|no\s+reason\s+to)\s+(?:also\s+|still\s+|just\s+|even\s+)?(?:please\s+)?)$", Options, 1000)]
    private static partial Regex Denied();

    /// <summary>"I'd like you to remember": not one's own memory.</summary>
    [GeneratedRegex(@"^\W*(?:like|want|need)\s+you\s+to\b", Options, 1000)]
    private static partial Regex Wanted();

    /// <summary>"that one", "this please": the rule is elsewhere.</summary>
    [GeneratedRegex(
        @"\G[\s,]*(?:(?:please|pls|plz|too|also|always|bitte|por\s+favor|que)\s+)*(?:(?:this|that|it|them|these|those|both|all\s+of\s+(?:this|these|that|it)|"
        + @"das|dies|diese[sn]?|eso|esto|ça|cela|ceci|isso|isto|disso|disto|これ|"
        + @"それ)(?:\s+(?:one|ones|rule|lesson|two|three|thing|please|pls|too|also|as\s+well|bitte|aqui))*)(?=\s*(?:$|[.,;!?)—–]|\s-\s|"
        + @"\b(?:for|as|in\s+(?:future|the\s+future|mind|general)|from|next|now|going|when(?:ever)?|because|since|everywhere|please|pls|thanks|"
        + @"forever)\b))(?:\s*(?:please|pls|thanks|thank\s+you|for\s+(?:next\s+time|the\s+future|later|us|me|all|everyone)|going\s+forward|"
        + @"as\s+(?:a\s+)?(?:rules?|lessons?)|forever|from\s+now\s+on|in\s+(?:the\s+)?future|next\s+time))*", Options, 1000)]
    private static partial Regex Pointer();

    /// <summary>"Remember for the others.": what is to be kept was said before.</summary>
    [GeneratedRegex(@"\G[\s,]*(?:please\s+)?(?:for|in)\s+(?:the\s+|all\s+)?(?:others?|rest|other\s+\w+|everyone|everybody|everything|all)[\s.!]*$", Options, 1000)]
    private static partial Regex ForOthers();

    /// <summary>"… learn it for all migrations: indexes are created concurrently": what is to be kept stands behind the colon after all.</summary>
    [GeneratedRegex(@"\G[^.;:!?\uE100-\uF000]{0,60}:\s+\S+\s+\S", Options, 1000)]
    private static partial Regex Announced();

    /// <summary>Small words between the verb and the rule.</summary>
    [GeneratedRegex(
        @"\G(?:\s|[,:;—–!。、:]|-+(?=\s)|\.(?=\s)|\b(?:please|pls|plz|always|bitte|aí|por\s+favor|dass|daß|que|qu'|mal|this|"
        + @"the\s+(?:pattern|rule|lesson|following)|that|it(?=\s*:)|for\s+(?:next\s+time|the\s+future|us|later|the\s+record|this\s+(?:repo|project|codebase))|"
        + @"from\s+(?:now\s+on|this)|per\s+favore|alsjeblieft|graag|proszę|prosím|lütfen|vänligen|gilt|vale|also|too|well|though|pour\s+la\s+suite|"
        + @"na\s+przyszłość|für\s+die\s+zukunft|per\s+il\s+futuro|voor\s+(?:later|de\s+toekomst)|para\s+(?:el|o)\s+futuro|till\s+nästa\s+gång|на\s+будущее|"
        + @"на\s+майбутнє|do\s+budoucna|주세요|두세요|줘)(?=[\s,:;—–]|-\s))*", Options, 1000)]
    private static partial Regex Lead();
}
