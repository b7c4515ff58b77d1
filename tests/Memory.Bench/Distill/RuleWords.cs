namespace Memory.Bench.Distill;

/// <summary>Does a written rule hold what a reader asked of it?</summary>
internal static class RuleWords
{
    /// <summary>Every word of <c>must</c> is in the rule (<c>a|b</c>: one of them), none of <c>mustNot</c> is; case is ignored.</summary>
    public static bool Right(ExpectedLesson expected, string rule) =>
        (expected.Must ?? []).All(words => words.Split('|').Any(word => Holds(rule, word))) && !(expected.MustNot ?? []).Any(word => Holds(rule, word));

    private static bool Holds(string rule, string word) => rule.Contains(word, StringComparison.OrdinalIgnoreCase);
}
