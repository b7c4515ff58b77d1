using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;
using Memory.Text;

namespace Memory.Distillation.Rules;

/// <summary>Writes reasons as one or two sentences.</summary>
internal static partial class WhyText
{
    private const int SentencesMax = 2;
    private const int LettersMax = 320;

    /// <param name="reasons">Unmasked reasons, best first.</param>
    public static string? Write(IEnumerable<string> reasons)
    {
        var written = new List<string>();
        var letters = 0;
        foreach (var reason in reasons)
        {
            var text = Sentence(reason);
            if (text.Length < 8 || Fragment().IsMatch(text) || text.Count(c => c == '(') != text.Count(c => c == ')') || written.Contains(text) || letters + text.Length > LettersMax)
                continue;
            letters += text.Length;
            written.Add(text);
            if (written.Count == SentencesMax)
                break;
        }
        return written.Count == 0 ? null : string.Join(' ', written);
    }

    private static string Sentence(string reason)
    {
        var text = Aside().Replace(Emoji.Remove(reason), "");
        text = Mention().Replace(text, "");
        // "This blocks everybody": what breaks the rule does.
        text = OpeningThis().Replace(Reasons.WithoutConjunction(Filler.Strip(text)), "It ");
        return RuleText.Finish(text.Trim(' ', ',', ';', ':', '—', '–', '*', '^').Trim());
    }

    [GeneratedRegex(
        @"\s*\((?:ask\s+me[^)]*|don'?t\s+ask[^)]*|sorry[^)]*|lol|sigh|again)\)|\s*[:,;—–]\s*(?:i'?ve\s+|we'?ve\s+)?(?:seen|done|been)\s+(?:it|that|there)\b.*$|"
        + @"\s*[—–]\s*(?:and\s+)?i\s+mean\b.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Aside();

    /// <summary>Half a choice, or words that need their line beside them.</summary>
    [GeneratedRegex(@"^(?:not|or|nor|either|instead)\b|\b(?:look|looks|written|done)\s+like\s+this\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fragment();

    [GeneratedRegex(@"^this\s+(?=(?!is\b|was\b|has\b)[a-z]+s\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpeningThis();

    [GeneratedRegex(@"(?<![\w`/.])@[\w.-]+[,:]?\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mention();
}
