using System.Text.RegularExpressions;
using Memory.Screening.Words;
using static Memory.Screening.Words.Concept;

namespace Memory.Screening.Signs;

/// <summary>
/// A rule that held a secret: what is left of it says nothing, and the secret is out. A good rule that stands beside a pasted
/// secret, in another sentence or in an example of code, is not meant.
/// </summary>
internal static partial class PastedSecretSign
{
    /// <summary>Longer texts are reports, not rules.</summary>
    private const int LettersMax = 600;
    private const int RedactionsMax = 20;

    public static readonly Sign Sign = new(WarningKind.PastedSecret, "pasted-secret",
        "A secret was pasted here: revoke it, and say the rule without it.", Shows);

    /// <summary>The warning for a text whose secrets have just been taken out; null when they stood beside the rule.</summary>
    public static Warning? In(string redacted, bool rule) =>
        Shows(new SignText(new Reading(Folding.Plain(redacted), null), rule)) ? new Warning(Sign.Kind, Sign.Name, Sign.Detail) : null;

    private static bool Shows(SignText t)
    {
        if (t.Text.Length > LettersMax)
            return false;
        try
        {
            var seen = 0;
            foreach (var match in Redacted().EnumerateMatches(t.Text))
                if (++seen <= RedactionsMax && t.At(match.Index) is var at and >= 0 && (IsTaught(t, at) || IsRule(t, at) && (t.Rule || Opens(t, at))))
                    return true;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
        return false;
    }

    /// <summary>The tag or "remember" stands before it, in its sentence and on its line.</summary>
    private static bool IsTaught(SignText t, int at)
    {
        var from = SentenceStart(t, at);
        return t.Between(at, w => (w.Concepts & Teach) != 0 && w.Start >= from && w.Start < t.Start(at));
    }

    private static int SentenceStart(SignText t, int at)
    {
        var from = t.Start(at);
        while (from > 0 && t.Text[from - 1] != '\n' && !(from > 1 && t.Text[from - 1] == ' ' && t.Text[from - 2] is '.' or '!' or '?'))
            from--;
        return from;
    }

    /// <summary>A comment without a tag is a rule when its first sentence opens with what to do.</summary>
    private static bool Opens(SignText t, int at) =>
        t.Is(0, Use | Output | Send | Run | Install | Universal) && t.Start(0) >= SentenceStart(t, at);

    private static bool IsRule(SignText t, int at) =>
        !Code().IsMatch(t.Text) && !t.Between(at, w => w.Text is "i" or "my" or "because" or "since" or "found" or "leaked" or "weil" or "ich")
        && t.Between(at, w => w.Start >= SentenceStart(t, at) && (w.Concepts & (Use | Output | Send | Run | Install | Fetch | Universal | Not | Teach)) != 0);

    /// <summary>What redaction leaves; not the shape that a text about redaction shows.</summary>
    [GeneratedRegex("""\[redacted:(?!(?:kind|type|x)\])[a-z][a-z0-9-]{1,40}\]""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Redacted();

    [GeneratedRegex("""^\s{0,20}(?:const|let|var|public|private|string|export|return|[\w.\[\]"'-]{1,60}\s{0,4}[=:(])""", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Code();
}
