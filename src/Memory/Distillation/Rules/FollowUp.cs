using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;

namespace Memory.Distillation.Rules;

/// <summary>
/// A sentence behind a rule goes on with it ("At most 100 rows a page.") or tells why ("December has 400,000 orders.").
/// Statements that sound general are reasons as often as rules, so here they have to order something.
/// </summary>
internal static partial class FollowUp
{
    /// <param name="text">A norm behind the first sentence of a rule.</param>
    /// <param name="first">That first sentence.</param>
    public static bool IsRule(string text, string first)
    {
        var bare = Filler.Strip(text);
        if (Errand().IsMatch(bare))
            return false;
        if (Order.FirstVerb(bare) is not null || Ban().IsMatch(bare))
            return true;
        if (Story().IsMatch(bare) || NormReader.Past().IsMatch(bare))
            return false;
        if (Aim().IsMatch(bare) && Order.FirstVerb(Filler.Strip(first)) is not null)
            return false;
        if (NormReader.Read(bare) == Norm.Strong || Fragment().IsMatch(bare))
            return true;
        return Places().IsMatch(bare) && !Measured().IsMatch(bare);
    }

    /// <summary>"An unseeded random in a spec is a failure nobody can repeat": what goes wrong, told before the rule.</summary>
    public static bool IsStory(string text) => Story().IsMatch(Filler.Strip(text)) && NormReader.Read(text) != Norm.Strong;

    /// <summary>"Ask Petra for the story": for a person, no rule and no reason.</summary>
    public static bool IsErrand(string text) => Errand().IsMatch(Filler.Strip(text));

    /// <summary>"Not even a Guid.", "New file, new number.": no sentence of its own, so it belongs to the one before.</summary>
    public static bool IsEcho(string text) => Echo().IsMatch(text);

    /// <summary>"Never ask for `x`. `y` or `z`, when the user clicks.": what is taken in the place of what was banned.</summary>
    public static bool IsInstead(string text, string first) => OurBan().IsMatch(Filler.Strip(first)) && CodeAlone().IsMatch(text);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:we\s+)?(?:never|no|not|don['’]?t|do\s+not|avoid)\s", Options, 1000)]
    private static partial Regex OurBan();

    [GeneratedRegex(@"^[\uE100-\uF000](?:\s*(?:,|or|and|/)\s*[\uE100-\uF000])*\s*(?:$|[,.]|(?:instead|only|for|on|when|if|with)\b)", Options, 1000)]
    private static partial Regex CodeAlone();

    [GeneratedRegex(@"^(?:never|no|not|don['’]?t|do\s+not|always|only|at\s+(?:most|least)|max(?:imum)?|avoid|prefer|instead)\s", Options, 1000)]
    private static partial Regex Ban();

    [GeneratedRegex(@"^(?:ask|see|talk\s+to|ping|thank|blame|imagine|guess|trust\s+me|believe\s+me)\b", Options, 1000)]
    private static partial Regex Errand();

    /// <summary>What nobody does, what every case has done, what one had: experience.</summary>
    [GeneratedRegex(
        @"^(?:nobody|no\s*one|nothing|people|everyone|everybody|whoever|without)\b(?!.*\b(?:must|may|should|shall|needs?\s+to)\b)|"
        + @"^(?:every|each|any|all|one|a|an|the|another)\s[^.]*\b(?:(?:has|have)\s+(?:\w+ed|shown|seen|been|had|cost|lost|broken|got|gone|come|made|taken|hit|"
        + @"bitten)|began|showed|hid|is\s+(?:a|an|another|the|why|how|what|off|one|worth|enough)|means|costs?|adds|i\s|we\s)\b|\b(?:i|i['’]ve|me|my)\s", Options, 1000)]
    private static partial Regex Story();

    [GeneratedRegex(@"^(?!we\b|you\b)[^.,;:`\uE100-\uF000]*\bshould(?:n['’]t|\s+not|\s+never)?\s", Options, 1000)]
    private static partial Regex Aim();

    [GeneratedRegex(@"^[^.,;:]{3,60}\sonly$", Options, 1000)]
    private static partial Regex Fragment();

    [GeneratedRegex(@"^[^,.;]{2,60}?\s(?:go|goes|live|lives|belong|belongs|stay|stays|return|returns|come|comes|use|uses|start|starts|end|ends|carry|carries)\s|,\s+(?:never|not|no)\s", Options, 1000)]
    private static partial Regex Places();

    [GeneratedRegex(@"\d|\bit\b|\bthey\b", Options, 1000)]
    private static partial Regex Measured();

    [GeneratedRegex(@"^(?:not\s+even|nor|neither)\s[^,;:]{2,60}$|^(?<word>\w+)\s+[\w-]+,\s+\k<word>\s+[\w-]+[.!]?$", Options, 1000)]
    private static partial Regex Echo();
}
