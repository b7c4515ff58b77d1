using System.Text.RegularExpressions;

namespace Memory.Publishing;

/// <summary>A line of the team's own, or a sentence of one.</summary>
/// <param name="Globs">Paths for which its file is loaded; empty: at every start.</param>
internal sealed partial record OwnLine(string File, int Line, string Words, IReadOnlyList<string> Globs)
{
    /// <summary>Does it ask for something? What only tells, a heading or the row of a table, contradicts nothing.</summary>
    public bool Orders => Words[0] is not ('#' or '|' or '<' or '>') && !Words.EndsWith(':') && Ought().IsMatch(Words);

    /// <summary>Under "Don't" lines say what is refused: taken by themselves they would say the contrary.</summary>
    public static bool OpensRefused(string words) => Refused().IsMatch(words);

    /// <summary>A heading, or a line that introduces what follows.</summary>
    public static bool OpensAnything(string words) => words[0] == '#' || (words.EndsWith(':') && words[0] is not '-') || words is ['*', '*', .., '*', '*'];

    public bool IsRefused => Words.AsSpan().TrimStart("-*+ ") is ['❌' or '✗' or '✘', ..] || Words.Contains("🚫", StringComparison.Ordinal);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(?:must|never|always|should|shall|do\s+not|don['’]t|avoid|prefer|forbidden|prohibited|not\s+allowed|required)\b|"
        + @"^\W*(?:use|keep|write|name|return|wrap|test|log|put|call|pass|throw|catch|store|validate|make|ensure|run|add|create|commit|format|import|export|"
        + @"handle|require|follow|limit|set|indent|no|only|sleep|do)\s", Options, 1000)]
    private static partial Regex Ought();

    [GeneratedRegex(@"^\W*(?:don['’]?ts?|do\s+not|never|avoid|anti-?\s?patterns?|forbidden|prohibited|not\s+allowed|what\s+not\s+to\s+do|things\s+to\s+avoid|bad|wrong|incorrect)\b[^.]{0,20}$", Options, 1000)]
    private static partial Regex Refused();
}
