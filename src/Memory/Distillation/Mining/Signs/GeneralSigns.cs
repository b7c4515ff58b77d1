using System.Text.RegularExpressions;

namespace Memory.Distillation.Mining;

/// <summary>Signs that a sentence speaks of more than the line it stands on.</summary>
internal static partial class GeneralSigns
{
    public static readonly MiningSign[] All =
    [
        new("speaks of all cases", 1.1, Universal()),
        new("says what the team does", 1.8, Habit()),
        new("names a convention", 1.0, Convention()),
        new("asks for consistency", 0.9, Consistency()),
        new("forbids", 0.9, Ban()),
        new("opens with an order", 0.6, Order()),
        new("obliges", 0.7, Obligation()),
        new("prefers one way to another", 0.7, Preference()),
        new("retires something", 0.9, Retirement()),
        new("gives a reason", 0.8, Reason()),
        new("looks ahead", 1.1, Future()),
        new("speaks of a kind of thing", 0.6, Kind()),
        new("governs the change itself", 1.2, Process()),
        new("points to a standard", 0.8, Standard()),
        new("points to the shared way", 0.7, SharedWay()),
        new("speaks of users or callers", 0.5, Audience()),
    ];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(?:always|never|every|everywhere|each|anywhere|throughout|across|wherever|whenever|in all|"
        + @"all (?:the|our|of (?:the|our|these)|other|new|such|public|existing|tests?|types?|files?|messages?|usages?|[a-z]{3,}s)|"
        + @"any (?:new|other|[a-z]{3,} that)|both .{1,30} and .{1,30} should)\b|所有|统一|全部|每个|必须|总是|一律|すべて|全て", Options, 1000)]
    private static partial Regex Universal();

    [GeneratedRegex(
        @"\b(?:we|our (?:team|project|policy|code(?:base)?)|this (?:project|repo(?:sitory)?|code ?base)|the (?:project|code ?base|team))(?:'ve|"
        + @"'re)? (?:(?:also|still|really|just|all|already|currently|both) )?(?:generally|usually|normally|typically|"
        + @"always (?:use|prefer|put|keep|do|try|add|write|want)|never|tend|try|prefer|avoid|"
        + @"do ?n[o'’]t (?:want|use|allow|like|put|add|do|log|mock|catch|include|commit|merge|write|store|return|throw|ship|expose)|only|use|follow|keep|stick|"
        + @"require|like to|want to (?:avoid|keep|use|be)|rely|have (?:a|an|the|been (?:using|trying|moving))|discourage|encourage|standardi[sz]e|"
        + @"are (?:moving|trying|using)|is)\b|\bin this (?:project|repo(?:sitory)?|code ?base)\b|\b(?:project|repo(?:sitory)?|code ?base)[- ]wide\b|项目中|本项目", Options, 1000)]
    private static partial Regex Habit();

    [GeneratedRegex(
        @"\b(?:conventions?|guidelines?|style ?guide|coding style|policy|policies|best practices?|good practice|bad practice|anti-?pattern|rule of thumb|"
        + @"as a (?:general )?rule|in general|generally|usually|normally|typically|ideally|by convention|standard (?:name|way|practice|form|format)|the pattern|"
        + @"principle|idiomatic|recommended|discouraged|preferable)\b|规范|约定|惯例|慣習|規約", Options, 1000)]
    private static partial Regex Convention();

    [GeneratedRegex(
        @"\b(?:consisten(?:t|cy|tly)|inconsistent|(?:like|as|than) (?:in )?(?:all )?(?:the |our )?(?:others?|rest|existing)|"
        + @"same (?:way|style|format|pattern|convention|naming|approach)|elsewhere|"
        + @"other (?:places|files|tests|classes|modules|methods|functions|messages|cases|types|usages|components)|in line with|uniform(?:ly)?|rest of the|"
        + @"similar(?:ly)? to|the others do|matches the)\b|一致", Options, 1000)]
    private static partial Regex Consistency();

    [GeneratedRegex(
        @"(?:^|[.,;:] |please |\b(?:should|must|would|could|can|may|we|you) )(?:not |never |do not |do ?n['’]t |dont |avoid |no (?:need|new|more) |stop )|"
        + @"\b(?:shouldn['’]t|mustn['’]t|should never|must never|should not|must not|not allowed|forbidden|nack|bad idea|better not|best (?:not )?to avoid)\b|避免|"
        + @"不要|禁止|不应|不得", Options, 1000)]
    private static partial Regex Ban();

    [GeneratedRegex(
        @"^(?:nit:? )?(?:please,? )?(?:always |only )?(?:use|prefer|keep|follow|make sure|ensure|add|write|put|run|include|document|name|call|check|return|pass|"
        + @"wrap|specify|define|declare|mark|handle|test|link|leave|stick|start|treat|give|limit|describe|mention|provide|set|throw|log|store|place|update)\b|"
        + @"^(?:please|let's|let us|suggest|recommend)\b|建议", Options, 1000)]
    private static partial Regex Order();

    [GeneratedRegex(@"\b(?:should|must|has to|have to|needs? to (?:be|have|use)|ought to|required|mandatory|supposed to|meant to|need to)\b|应该|应当|需要", Options, 1000)]
    private static partial Regex Obligation();

    [GeneratedRegex(@"\b(?:instead of|rather than|prefer(?:red|able|ably|s)?|in favou?r of|better (?:to|if)|best to|would rather|over (?:using|the use)|as opposed to|not just)\b|而非|而不是|改用", Options, 1000)]
    private static partial Regex Preference();

    [GeneratedRegex(
        @"\b(?:deprecated?|deprecation|obsolete|no longer (?:supported?|used?|need(?:ed)?|recommended)|legacy|going away|being removed|phas(?:e|ed|ing) out|"
        + @"superseded|(?:linux|windows|python ?\d|node)[ -]only)\b|弃用|废弃", Options, 1000)]
    private static partial Regex Retirement();

    [GeneratedRegex(
        @"\b(?:because|since|so that|otherwise|to (?:avoid|prevent|ensure|make (?:sure|it (?:clear|easier|more))|reduce|keep|help|allow|minimi[sz]e)|"
        + @"in order to|(?:which|that|this|it|they) (?:would|will|could|can|may|might) (?:ensure|cause|lead|break|make|help|confuse|avoid|prevent|result|allow|"
        + @"bloat|slow)|ensures?|prevents?|the reason|reason (?:is|being)|due to|"
        + @"more (?:readable|robust|explicit|descriptive|idiomatic|efficient|flexible|maintainable|consistent)|easier|harder|clearer|confus(?:ing|es?|ion)|"
        + @"footgun|error[- ]prone|decreases?|duplicat(?:e|ed|ion|ing)|bloats?)\b|避免|以便|防止|可能导致|否则|因为", Options, 1000)]
    private static partial Regex Reason();

    [GeneratedRegex(
        @"\b(?:in (?:the )?future|future|from now on|going forward|moving forward|long[- ]term|maintain(?:able|ability|ers?|ing)?|"
        + @"new (?:code|files?|tests?|methods?|classes|functions?|features?|endpoints?|controllers?)|next time|in case (?:we|someone|somebody)|someone|nobody|"
        + @"anyone|evolve)\b", Options, 1000)]
    private static partial Regex Future();

    [GeneratedRegex(
        @"^(?:(?:all|the|our|new|public|these|such|unit|integration|external|internal|error|log|test|[a-z]+) )?(?:tests?|types|names|messages|methods|functions|"
        + @"classes|fields|errors|exceptions|constants|comments|structs|interfaces|commits|files|endpoints|variables|parameters|arguments|options|flags|headers|"
        + @"migrations|queries|[a-z]{3,}(?:ers|ions|ies|ments|ings)) (?:should|must|need|are|have|shouldn't|can|may|will)\b|"
        + @"\b(?:an?|any) (?:(?:unit|integration|new|public|single|separate|[a-z]+) )?[a-z]+ (?:should|must|needs|shouldn't|ought)\b", Options, 1000)]
    private static partial Regex Kind();

    [GeneratedRegex(
        @"\b(?:(?:separate|different|own|another|single|unrelated|follow-?up|other) (?:pr|prs|pull requests?|commits?|changes?|tickets?|issues?|patch(?:es)?|"
        + @"branch)|commit messages?|change ?log|release notes|non-functional|cosmetic|licen[cs]e|copyright|pull request (?:title|description)|linter?|pylint|"
        + @"eslint|checkstyle|rubocop|clang-format|pre-commit)\b", Options, 1000)]
    private static partial Regex Process();

    [GeneratedRegex(
        @"\b(?:rfc ?\d+|pep ?-?\d+|bip[- ]?\d|c89|c99|c11|posix|the (?:standard|spec|specification)|iso ?\d+|standards?|guaranteed|undefined behaviou?r|ub|"
        + @"portable|implementation detail|semver|wcag|convention)\b", Options, 1000)]
    private static partial Regex Standard();

    [GeneratedRegex(
        @"\b(?:helper|utility|shared|common (?:header|place|file|module|class|code)|existing (?:method|function|helper|class|constant|utility|one)|"
        + @"already (?:have|has|provides?|exists?)|there(?:'s| is| are) (?:already )?an? (?:helper|method|function|constant|existing)|base class|constant|reuse|"
        + @"hard-?coded?|magic number)\b|已有", Options, 1000)]
    private static partial Regex SharedWay();

    [GeneratedRegex(@"\b(?:users?|callers?|consumers?|clients?|customers?|developers?|contributors|readers?|reviewers?|operators?|api|apis|backwards?[- ]compatib\w+|open[- ]source)\b", Options, 1000)]
    private static partial Regex Audience();
}
