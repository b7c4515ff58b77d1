using System.Text;
using System.Text.RegularExpressions;
using Memory.Comments;
using Memory.Intake.Tags;
using Memory.Text;

namespace Memory.Distillation.Rules;

/// <summary>The words to distil, what stands around them, and the comment they were said in.</summary>
/// <param name="Words">The words that carry the rule.</param>
/// <param name="Around">Sentences of the same comment beside those words, unmasked, in order.</param>
/// <param name="Speaker">The comment that says the rule: the tagged one, or the one it points to.</param>
internal sealed partial record TaughtText(string Words, IReadOnlyList<string> Around, ReviewComment Speaker)
{
    private const int ParentsMax = 50;

    /// <returns>Null when the words point to something that is not in the thread.</returns>
    public static TaughtText? Read(TaughtComment taught)
    {
        var words = Rhetorical.Turn(taught.Instruction.Words);
        if (!PointsAway(words, taught))
            return new TaughtText(words, Beside(taught.Comment.Body, words), taught.Comment);
        var parent = taught.Before.Skip(Math.Max(0, taught.Before.Count - ParentsMax)).LastOrDefault(HasRule)
            ?? taught.Before.LastOrDefault(c => Content(c.Body) >= 3);
        if (parent is null)
            return null;
        var said = Whole(parent.Body);
        if (AllCases().Match(words) is { Success: true } all && HasRule(parent))
            said += $" Same {ToAll().Replace(all.Groups["all"].Value.Trim(), "for ")}.";
        return new TaughtText(said, [], parent);
    }

    private static bool PointsAway(string words, TaughtComment taught)
    {
        if (Pointing().IsMatch(words))
            return taught.Before.Count > 0 || Content(words) < 4;
        if (taught.Before.Count > 0 && Pointer().Match(words) is { Success: true } pointer)
            return Content(words[pointer.Length..]) < 2;
        var content = Content(words);
        return content < 1 || (content < 3 && taught.Before.Count > 0 && !Sentences.Split(MaskedText.Of(words).Text).Any(s => NormReader.Read(s.Text) != Norm.None));
    }

    private static bool HasRule(ReviewComment comment) =>
        Sentences.Split(MaskedText.Of(MarkdownText.Read(comment.Body).Prose).Text)
            .Any(s => NormReader.Read(s.Text) == Norm.Strong && !TaskReader.IsTask(s.Text));

    private static int Content(string text) => Terms.Content(text).Count;

    /// <summary>Sentences of the comment that the words do not contain.</summary>
    private static List<string> Beside(string body, string words)
    {
        var known = Bare(words);
        var beside = new List<string>();
        foreach (var said in SentencesOf(body))
        {
            var full = Mention().Replace(said, "").TrimStart(' ', ',', ':');
            // "remember this, it leaked table names": what follows the pointer is the reason.
            var sentence = RememberMarks.In(full) is { Points: true } mark ? full[mark.End..].TrimStart(' ', ',', ';', ':', '—', '–') : full;
            var bare = Bare(sentence);
            if (bare.Length == 0 || known.Contains(bare, StringComparison.Ordinal))
                continue;
            beside.Add(bare.Contains(known, StringComparison.Ordinal) || Overlaps(known, bare) ? Mention().Replace(Outside(said, words), "").Trim(' ', ',', ':') : sentence);
        }
        return [.. beside.Where(s => s.Length > 0)];
    }

    /// <summary>The sentence carries the tag and the beginning of the words: keep what stands before both.</summary>
    private static string Outside(string sentence, string words)
    {
        var start = words.Length > 24 ? words[..24] : words;
        var at = sentence.IndexOf(start, StringComparison.OrdinalIgnoreCase);
        var tag = Mention().Match(sentence);
        if (tag.Success && (at < 0 || tag.Index < at))
            at = tag.Index;
        return at <= 0 ? "" : sentence[..at].Trim();
    }

    private static bool Overlaps(string known, string bare) =>
        known.Length >= 20 && bare.Contains(known[..20], StringComparison.Ordinal);

    private static IEnumerable<string> SentencesOf(string body)
    {
        var masked = MaskedText.Of(MarkdownText.Read(body).Prose);
        return Sentences.Split(masked.Text).Select(s => (s.Item ? "- " : "") + masked.Restore(s.Text));
    }

    /// <summary>A comment without its quotations and code blocks; paragraphs and lists stay what they are.</summary>
    private static string Whole(string body)
    {
        var masked = MaskedText.Of(MarkdownText.Read(body).Prose);
        var said = new StringBuilder();
        Sentence? last = null;
        foreach (var sentence in Sentences.Split(masked.Text))
        {
            var goesOn = last is not null && last.Paragraph == sentence.Paragraph;
            said.Append(last is null ? "" : goesOn ? " " : sentence.Item ? "\n" : "\n\n").Append(sentence.Item && !goesOn ? "- " : "").Append(masked.Restore(sentence.Text));
            last = sentence;
        }
        return said.ToString();
    }

    private static string Bare(string text) =>
        string.Concat(Mention().Replace(text, "").Where(c => char.IsLetterOrDigit(c)).Select(char.ToLowerInvariant));

    [GeneratedRegex(@"(?<![\w`/.])@\.?[\w-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mention();

    /// <summary>"remember this one, it goes for every endpoint", "that applies everywhere": nothing of the rule itself.</summary>
    [GeneratedRegex(
        @"^\W*(?:(?:please|pls)\s+)?(?:(?:remember|learn|note|keep|save|mark)\s+)?(?:(?:this|that|it|these|those|both|"
        + @"which)(?:\s+(?:one|ones|too|please|pls|in\s+mind))*)(?:\s*(?:$|[.,;:!—–-]\s*(?:and\s+|as\s+|because\s+|since\s+)?(?:this|that|it|they)?\s*)|"
        + @"\s+)(?:(?:also\s+|really\s+)?(?:goes|go|holds?|appl(?:y|ies)|counts?|is\s+(?:true|valid|right)|"
        + @"are\s+true)\s+(?:(?:for|to|in|with|across)\s+[^,.;:]{1,60}|everywhere|here)(?:\s+too|\s+as\s+well)?)?[.!\s]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"\b(?:goes|go|holds?|appl(?:y|ies)|counts?|is\s+(?:true|valid))\s+(?<all>(?:for|to|in)\s+(?:all|every|each|any)\s+[^,.;:!]{2,60})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AllCases();

    /// <summary>"applies to every component": behind the rule it holds for them.</summary>
    [GeneratedRegex(@"^to\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ToAll();

    [GeneratedRegex(
        @"^\W*(?:same|ditto|likewise|idem)\b[^.]{0,40}(?:here|there|again)?\W*$|"
        + @"^\W*(?:(?:please\s+)?(?:keep|remember|note|take|learn|save|worth\s+(?:keeping|noting|remembering))\s*[:,]?\s+)?(?:what|"
        + @"as)\s+(?:@?\w+(?:'s)?)\s+(?:wrote|said|says|writes|mentioned|pointed\s+out|explained|suggested|noted|put|commented|asked|proposed)\b|"
        + @"^\W*(?:@?\w+'s)\s+(?:comment|point|rule|remark|advice|suggestion|explanation)\b|"
        + @"\b(?:said|wrote|comment|remark|point|rule|thread|discussion)\s+(?:just\s+)?above\b|"
        + @"^\W*(?:the\s+)?(?:above|comment\s+above|parent\s+comment|previous\s+comment)\b|"
        + @"^\W*(?:\+\s*1|\^+|this)?\W*(?:please\s+)?(?:remember|learn|note|keep)?\s*(?:this|that|it|these|both|this\s+one|"
        + @"that\s+one)?(?:\s+(?:too|as\s+well|please|pls))?\W*$|"
        + @"\b(?:was|lo\s+que|ce\s+que|o\s+que)\s+(?:\w+\s+)?(?:oben|arriba|dijo|escribió|ci-dessus|a\s+dit|a\s+écrit|disse|escreveu)\b|ここも|上記|上の", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pointing();
}
