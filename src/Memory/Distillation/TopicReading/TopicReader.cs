using Memory.Lessons;
using Memory.Text;

namespace Memory.Distillation.TopicReading;

/// <summary>
/// Reads which topic a rule belongs to: the harm that it prevents, else the thing that it governs.
/// A sum of weighted signs; the rule weighs most, then the why, then code on the spot, then the path.
/// </summary>
public static partial class TopicReader
{
    private const int TextCharsMax = 4_000;
    private const double HarmInWhy = 1.3, ThingInWhy = 0.35, CodeInHunk = 0.12, PathShare = 0.35;

    /// <summary>Below this nothing was recognised, and the default stands.</summary>
    private const double EvidenceMin = 0.5;

    /// <param name="rule">The rule as it will be served.</param>
    /// <param name="why">The reason given, if any.</param>
    /// <param name="path">The file that was commented on, or a glob.</param>
    /// <param name="hunk">The diff above the comment.</param>
    /// <returns>One of <see cref="Topics.All"/>.</returns>
    public static string Read(string rule, string? why, string? path, string? hunk)
    {
        var scores = new double[Topics.All.Count];
        AddText(scores, WithoutExceptions(Cut(rule)), 1, 1, 1);
        AddText(scores, Cut(why), ThingInWhy, HarmInWhy, ThingInWhy);
        AddLiterals(scores, TopicVocabulary.Paths, "/" + Cut(path), PathShare);
        if (scores.Max() < EvidenceMin)
            AddLiterals(scores, TopicVocabulary.Code, Cut(hunk), CodeInHunk);

        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best])
                best = i;
        return scores[best] < EvidenceMin ? Topics.Default : Topics.All[best];
    }

    private static string Cut(string? text) =>
        text is null ? "" : text.Length <= TextCharsMax ? text : text[..TextCharsMax];

    private static void AddText(double[] scores, string text, double thing, double harm, double code)
    {
        if (text.Length == 0)
            return;
        var terms = Terms.Of(text, TextCharsMax);
        var seen = new HashSet<TopicSign>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < terms.Count; i++)
        {
            if (!TopicVocabulary.Words.TryGetValue(terms[i], out var signs))
                continue;
            foreach (var sign in signs)
                if (Follows(terms, i, sign.Stems) && seen.Add(sign))
                    scores[sign.Topic] += sign.Weight * (sign.Kind == SignKind.Harm ? harm : thing);
        }
        AddLiterals(scores, TopicVocabulary.Code, text, code);
    }

    private static bool Follows(List<string> terms, int at, string[] stems)
    {
        if (at + stems.Length > terms.Count)
            return false;
        for (var i = 1; i < stems.Length; i++)
            if (!string.Equals(terms[at + i], stems[i], StringComparison.Ordinal))
                return false;
        return true;
    }

    private static void AddLiterals(double[] scores, List<TopicSign> signs, string text, double share)
    {
        if (text.Length <= 1)
            return;
        foreach (var sign in signs)
            if (text.Contains(sign.Literal, StringComparison.OrdinalIgnoreCase))
                scores[sign.Topic] += sign.Weight * share;
    }

    /// <summary>"… outside tests", "except in main": where a rule does not hold says nothing about what it is about.</summary>
    private static string WithoutExceptions(string rule)
    {
        rule = AllowedElsewhere().Replace(rule, "");
        foreach (var opening in Exceptions)
        {
            var at = rule.IndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (at <= 0)
                continue;
            var end = rule.AsSpan(at + opening.Length).IndexOfAny(",.;");
            rule = end < 0 ? rule[..at] : string.Concat(rule.AsSpan(0, at), rule.AsSpan(at + opening.Length + end));
        }
        return rule;
    }

    /// <summary>"`unwrap` is for tests and main": where it is allowed says nothing either.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@"\b(?:is|are)\s+(?:only\s+|just\s+)?(?:for|allowed\s+in|fine\s+in|ok\s+in)\s+(?:the\s+)?tests?\b(?:\s+and\s+\w+)?", System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.CultureInvariant, 1000)]
    private static partial System.Text.RegularExpressions.Regex AllowedElsewhere();

    private static readonly string[] Exceptions = [" outside ", " except ", " unless ", " even if ", " other than "];
}
