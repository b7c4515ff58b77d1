using System.Text.RegularExpressions;
using Memory.Intake.Tags;
using Memory.Intake.Tags.Verbs;

namespace Memory.Distillation.Mining;

/// <summary>"Consider removing X", "I'd suggest using Y": the advice is the verb behind.</summary>
internal static partial class Gerunds
{
    /// <returns>The sentence as an order; unchanged where the verb is not known.</returns>
    public static string Order(string text)
    {
        var match = Advice().Match(text);
        if (!match.Success || Base(match.Groups["verb"].Value) is not { } verb)
            return text;
        var prefix = match.Groups["not"].Success ? "Do not " : "";
        return prefix + verb + Second().Replace(text[match.Length..], more => Base(more.Groups["verb"].Value) is { } next ? more.Groups["and"].Value + next : more.Value, 1);
    }

    /// <summary>"using" → "use", "putting" → "put", "adding" → "add".</summary>
    private static string? Base(string gerund)
    {
        var stem = gerund[..^3].ToLowerInvariant();
        if (Imperatives.Any(stem))
            return stem;
        if (Imperatives.Any(stem + "e"))
            return stem + "e";
        if (stem.Length > 2 && stem[^1] == stem[^2] && Imperatives.Any(stem[..^1]))
            return stem[..^1];
        // "truncating", "isolating": the ending takes an e in the base form.
        return stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal) ? stem + "e" : null;
    }

    [GeneratedRegex(@"(?<and>,? (?:and|or) )(?<verb>[a-z]{2,}ing)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Second();

    [GeneratedRegex(
        @"^(?:(?:please |also |you (?:could|should|might|may) (?:want to )?|(?:i(?:['’]d| would)?|we (?:could|should|might))(?: also| strongly)? )?(?:consider|"
        + @"suggest|recommend|propose)(?: (?<not>not))?|how about|what about|"
        + @"(?:it(?: would|['’]d)? be |it['’]s |would be )?(?:better|best|preferable|worth|nice))\s+(?<verb>[a-z]{2,}ing)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Advice();
}
