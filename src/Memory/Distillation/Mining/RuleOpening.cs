using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;

namespace Memory.Distillation.Mining;

/// <summary>A sentence without the words that say whose wish it is.</summary>
/// <param name="Orders">The words taken off made it an order, whatever verb comes next.</param>
/// <param name="Asked">It was asked politely: its question mark asks nothing.</param>
internal sealed record OpenedRule(string Text, bool Orders, bool Asked);

/// <summary>Turns "I'd prefer", "we should", "could you", "this should" and their kin into the opening of an order.</summary>
internal static partial class RuleOpening
{
    private const int RoundsMax = 4;

    public static OpenedRule Take(string sentence)
    {
        var asked = Request().IsMatch(Opinion().Replace(sentence.TrimStart(), ""));
        var text = NamedHere().Replace(Your().Replace(Opinion().Replace(Filler.Strip(sentence), ""), ""), "");
        var orders = false;
        for (var round = 0; round < RoundsMax; round++)
        {
            var before = text;
            foreach (var (pattern, opening) in Openings)
            {
                var match = pattern.Match(text);
                if (!match.Success)
                    continue;
                var rest = text[match.Length..];
                // "I'd prefer to omit it" is an order already.
                var verb = match.Value.TrimEnd().EndsWith(" to", StringComparison.OrdinalIgnoreCase);
                text = opening == "Prefer " && (verb || (Order.FirstVerb(rest) is not null && VerbAndObject().IsMatch(rest))) ? rest : opening + rest;
                orders = true;
            }
            if (text == before)
                break;
        }
        var advised = Gerunds.Order(text);
        return new OpenedRule(advised, orders || advised != text, asked);
    }

    /// <summary>"this `name`": the name alone is known elsewhere too.</summary>
    [GeneratedRegex(@"\b(?:this|that|these)\s+(?=[\uE100-\uF000])", Options, 1000)]
    private static partial Regex NamedHere();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly (Regex Pattern, string Opening)[] Openings =
    [
        (PreferOpening(), "Prefer "), (WePrefer(), "Prefer "), (BanOpening(), "Do not "), (NeverOpening(), "Never "),
        (AlwaysOpening(), "Always "), (PlainOpening(), ""), (ThisShould(), ""), (ThisShouldNot(), "Do not "), (Request(), ""), (Chinese(), ""),
    ];

    [GeneratedRegex(@"^\w+\s+(?:it|them|a|an|the|this|that|your|our)\b", Options, 1000)]
    private static partial Regex VerbAndObject();

    /// <summary>Openings that say whose opinion it is.</summary>
    [GeneratedRegex(
        @"^(?:(?:in general|generally|ideally|personally|imo|imho|in my opinion|also|again|so|but|and|well|however|besides|additionally|right now|for now|"
        + @"while at it|while (?:we|you)['’]re (?:here|at it|there)|as a (?:general )?rule|for consistency|sorry|hmm+|nack(?: this)?|note that|fyi|"
        + @"i think(?: that)?|(?:it )?(?:seems|looks|feels) like|prolly|i feel(?: like)?)[,:.]?\s+)+", Options, 1000)]
    private static partial Regex Opinion();

    /// <summary>"your changes" is whoever changes something.</summary>
    [GeneratedRegex(@"\byour (?:own )?(?=\w+)", Options, 1000)]
    private static partial Regex Your();

    [GeneratedRegex(
        @"^(?:i(?:['’]d| would)(?: strongly| really| slightly| still| also| much)? (?:prefer|rather)(?: to)?(?: see| have| use(?=\s+the))?|"
        + @"my preference (?:would be|is)(?: to)?)\s+(?!that\b|if\b|it\b|this\b|not\b)", Options, 1000)]
    private static partial Regex PreferOpening();

    [GeneratedRegex(@"^we(?: generally| usually| normally| typically| really| still)? (?:would )?prefer(?: to)?\s+", Options, 1000)]
    private static partial Regex WePrefer();

    [GeneratedRegex(
        @"^(?:please,? )?(?:we|you|one|this project)(?: generally| usually| normally| typically| really|"
        + @" also)? (?:(?:do ?n['’]?t|do not)(?: ever)?(?: want(?: ever)?(?: to)?(?: ever)?)?|should ?n['’]t|should(?: probably)? not|must not|mustn['’]t|"
        + @"ca ?n['’]?t|cannot|try not to|try (?:very ){0,3}hard not to)\s+(?!know\b|think\b|see\b|have\b|like\b|care\b|actually\b|seem\b|mind\b|need\b|want\b|"
        + @"get\b|currently\b|yet\b|really\b|even\b|be\b|any\b|support\b|gain\b|lose\b|run\b)|"
        + @"^(?:i(?:['’]d| would))? ?(?:strongly |rather )?(?:suggest|recommend|prefer)(?:ed)? not (?:to )?(?=\w+(?<!ing)\s)", Options, 1000)]
    private static partial Regex BanOpening();

    [GeneratedRegex(@"^(?:we|you)(?: should| must)? never\s+", Options, 1000)]
    private static partial Regex NeverOpening();

    [GeneratedRegex(@"^(?:we|you)(?: should| must)? always\s+(?=use|prefer|add|put|write|keep|try|check|return|pass|make|run|include|do\b)", Options, 1000)]
    private static partial Regex AlwaysOpening();

    [GeneratedRegex(
        @"^(?:(?:i(?:['’]d| would)?(?: strongly| also| really)? )?(?:suggest|recommend|vote|propose)(?: that)?(?: (?:we|you|to))(?: should)?\s+|"
        + @"(?:probably )?(?:should|needs? to|must)(?: (?:also|probably|really))? (?!be\b|have\b|not\b|I\b|we\b|this\b|it\b|the\b)|"
        + @"(?:i would |i['’]d )(?=avoid\b|keep\b|use\b|put\b|add\b|leave\b|make\b|say\b(?!\s+(?:that|it|this)))|"
        + @"(?:i think )?(?:we|you) (?:(?:probably|really|generally|usually|normally|typically|also|both|definitely) )*(?:should|must|need to|have to|ought to|"
        + @"want to|might want to|may want to|would need to|['’]d need to|should probably|try to|"
        + @"would(?: want to)?)(?: (?:also|probably|really|just|rather|definitely|at least))*\s+(?!be able|not\b|have\b|be\b)|we['’]d (?!better|have|like|be)|"
        + @"we(?: generally| usually| normally| typically)\s+|(?:it(?:['’]s| is| would be| might be|['’]d be)|would be|might be|may be)?\s*(?:nice|good|better|"
        + @"best|great|preferable|safer|cleaner|probably best|helpful|useful)(?: practice)? to\s+|(?:better|best|suggest(?:ion)?|recommendation)\s*:\s*|"
        + @"(?:let['’]s|let us)(?: just| also| already)?\s+)", Options, 1000)]
    private static partial Regex PlainOpening();

    /// <summary>"This should link to …": whatever stands there should, wherever it stands.</summary>
    [GeneratedRegex(
        @"^(?:this|it|these|they|that) (?:should|must|needs? to|has to|have to)(?: also| always| really| probably| instead)*\s+(?!be\b|have\b|not\b|never\b|"
        + @"only\b|just\b|work\b|help\b|fix\b|do\b|now\b|already\b|still\b|all\b|both\b|say\b|read\b|fail\b|look\b)", Options, 1000)]
    private static partial Regex ThisShould();

    [GeneratedRegex(@"^(?:this|it|these|they|that) (?:should ?n['’]t|should not|must ?n['’]t|must not|should never)\s+(?!be\b|have\b|happen\b|matter\b|need\b|work\b|fail\b|really\b|hurt\b|affect\b|change\b|cause\b|break\b)", Options, 1000)]
    private static partial Regex ThisShouldNot();

    [GeneratedRegex(@"^(?:could|can|would|will) (?:you|we|u)(?: please| also| just| maybe| at least)*\s+", Options, 1000)]
    private static partial Regex Request();

    [GeneratedRegex(@"^(?:建议|suggestion|recommendation)\s*[::]\s*(?:考虑)?", Options, 1000)]
    private static partial Regex Chinese();
}
