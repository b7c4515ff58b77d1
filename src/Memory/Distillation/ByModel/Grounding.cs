using System.Text.RegularExpressions;
using Memory.Text;

namespace Memory.Distillation.ByModel;

/// <summary>
/// Holds a written rule against the thread it is said to come from: numbers and code must stand there, and most of its
/// words. A model that embellishes, or that was talked into a rule, is found out here. Pure.
/// </summary>
public sealed partial class Grounding
{
    /// <summary>The share of a rule's content words that the thread must hold; the rest is what paraphrase needs.</summary>
    private const double ShareMin = 0.6;

    private readonly string text;
    private readonly HashSet<string> terms;

    private Grounding(string text)
    {
        this.text = text;
        terms = Terms.Content(text);
    }

    public static Grounding Of(ThreadQuestion question) =>
        new(string.Join('\n', question.Thread.Comments.SelectMany(c => new[] { c.Body, c.Path, c.DiffHunk }).OfType<string>()));

    /// <returns>What has no ground in the thread; empty when all has.</returns>
    public IEnumerable<string> Faults(string written)
    {
        foreach (Match code in Code().Matches(written))
            if (!text.Contains(code.Groups[1].Value, StringComparison.Ordinal))
                yield return $"`{code.Groups[1].Value}` does not stand in the thread";
        foreach (Match number in Number().Matches(Code().Replace(written, " ")))
            if (!text.Contains(number.Value, StringComparison.Ordinal))
                yield return $"the number {number.Value} does not stand in the thread";
        var content = Terms.Content(written);
        if (content.Count > 0 && content.Count(terms.Contains) < ShareMin * content.Count)
            yield return "most of its words do not stand in the thread; use the thread's own";
    }

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
