using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;
using Memory.Text;

namespace Memory.Distillation.Rules;

/// <summary>Writes the sentences of a rule as a line of a rule file: an order without politeness, idle talk and "here".</summary>
internal static partial class RuleText
{
    private const int LettersMax = 400;

    /// <param name="sentences">Masked sentences of one rule.</param>
    public static string Write(IEnumerable<string> sentences)
    {
        var written = new List<string>();
        var letters = 0;
        foreach (var sentence in sentences)
        {
            var text = Sentence(sentence);
            if (text.Length == 0 || (written.Count > 0 && letters + text.Length > LettersMax))
                continue;
            letters += text.Length;
            written.Add(text);
        }
        return string.Join(' ', written);
    }

    private static string Sentence(string sentence)
    {
        var text = Quoted().Replace(Filler.Strip(sentence), "$1");
        text = Bold().Replace(text, "$1");
        text = Please().Replace(text, "");
        text = Deixis().Replace(text, "");
        text = Label().Replace(text, "");
        text = Polish(Orders.Imperative(text.Trim().TrimEnd('.', '!', ' ')));
        return text.Any(c => char.IsLetterOrDigit(c) || MaskedText.IsMask(c)) ? Finish(text) : "";
    }

    private static string Polish(string text)
    {
        text = Spaces().Replace(text, " ");
        text = SpaceBefore().Replace(text, "$1");
        text = DoubledStop().Replace(text, "$1");
        return text.Trim(' ', ',', ';', ':', '—', '–', '>', '*', '~').Trim();
    }

    /// <summary>A capital first letter unless the first word is code, one stop at the end.</summary>
    internal static string Finish(string text)
    {
        text = text.TrimEnd(' ', '.', '!', '?', '？', '。', '！', ',', ';', ':', '…', '-', '—');
        while (Unbalanced(text, ')', '(') && text.EndsWith(')'))
            text = text[..^1].TrimEnd();
        if (text.Length == 0)
            return "";
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        var word = text.AsSpan(0, end);
        if (char.IsLower(word[0]) && !word[1..].ContainsAnyInRange('A', 'Z') && word.IndexOfAny("_()/\\") < 0 && word.TrimEnd(".,:").IndexOf('.') < 0)
            text = char.ToUpperInvariant(text[0]) + text[1..];
        var last = text[^1];
        return text + (last is >= '\u3040' and <= '\u9FFF' ? "。" : ".");
    }

    private static bool Unbalanced(string text, char one, char other) => text.Count(c => c == one) > text.Count(c => c == other);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^[""“«]([^""“”«»]{8,})[""”»](?=[\s.,!]|$)", Options, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:\*\*|__)([^*_]{1,200})(?:\*\*|__)", Options, 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"[,\s]*\b(?:please|pls|plz|kindly|bitte|por\s+favor|s'il\s+(?:te|vous)\s+pla[iî]t)\b(?=[\s,.!]|$)|(?<=\w)(?:\s*,\s*|\s+)(?:ok(?:ay)?|thanks|thank\s+you)\s*[!.]*$", Options, 1000)]
    private static partial Regex Please();

    /// <summary>"here" and "like this one" point at a line that the reader of the rule does not see.</summary>
    [GeneratedRegex(
        @",?\s+(?:in\s+)?here(?=\s*(?:[.,;!)—–]|$|\s(?:and|or|but|like|with|as|for|too|please|pls)\b))|"
        + @",?\s+like\s+(?:this|that|these|those)(?:\s+(?:one|ones))?\b(?!\s+(?:is|are|was))|\s+in\s+th(?:is|ese)\s+(?:pr|diff|change|commit|line|spot|place)s?\b|"
        + @",?\s+from\s+now\s+on(?=\s*[.,;!]|$)|,?\s+going\s+forward(?=\s*[.,;!]|$)|,?\s+(?:too|as\s+well)(?=\s*[.,;!]|$)|\s+any\s*more(?=\s*[.,;!]|$)|"
        + @",?\s+(?:really|seriously)(?=\s*[.,;!]|$)", Options, 1000)]
    private static partial Regex Deixis();

    /// <summary>A label before the rule says what it is about, not what to do.</summary>
    [GeneratedRegex(
        @"^(?:(?:(?:docs?|code|api|general|review|team|house|our|git|commit|test(?:ing)?|naming|security|perf(?:ormance)?|a11y|logging|error)\s+)?(?:style|"
        + @"guidelines?|convention|rule|policy|note|hygiene|a11y|perf|security|naming|testing|logging|i18n|docs)|"
        + @"for\s+(?:all\s+(?:of\s+)?)?our\s+(?:other\s+)?repo\w*[^:]{0,60}|everywhere[^:]{0,80}|"
        + @"(?:what|as)\s+@?\w+\s+(?:said|wrote|says|writes|suggested)[^:]{0,30}|(?:the\s+)?same\s+(?:goes\s+|holds\s+|applies\s+)?(?:for|with|to|in)\s[^:]{0,60}|"
        + @"\((?:and\s+)?[^()]{2,60}\)|across\s+the\s+board[^:.]{0,80}|for\s+the\s+(?:next|other)\s+\w+|"
        + @"(?:only\s+)?(?:in|for|under|on|inside|within)\s+(?:all\s+|everything\s+|anything\s+)?(?:the\s+|our\s+)?[^:.]{2,80}?|"
        + @"(?:\w+\s+){0,3}(?:things?|rules?|points?|lessons?)(?:\s+[\w\s]{1,30})?)\s*:\s+(?=\S)", Options, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s{2,}", Options, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s+([,;:!?)](?=\s|$)|\.(?=\s|$))", Options, 1000)]
    private static partial Regex SpaceBefore();

    [GeneratedRegex(@"(?<![.])([.!?,;])(?![.]{2})[.,;!]+(?=\s|$)", Options, 1000)]
    private static partial Regex DoubledStop();
}
