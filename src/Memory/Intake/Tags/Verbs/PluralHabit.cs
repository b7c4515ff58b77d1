using System.Text.RegularExpressions;

namespace Memory.Intake.Tags.Verbs;

/// <summary>"Templates contain no scripts", "error alerts say what to do": bare plurals and what they do, in the present, are how it is done here.</summary>
internal static partial class PluralHabit
{
    /// <param name="text">A sentence or clause without filler.</param>
    public static bool Is(string text) => Habit().IsMatch(text);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>
    /// No article in front: "the tests fail" reports. What goes wrong reports too ("tests fail"), and so does a feeling. Behind the
    /// plural stands a word that is neither preposition nor auxiliary.
    /// </summary>
    [GeneratedRegex(
        @"^(?!(?:the|this|that|these|those|my|your|his|her|its|it|there|here|some|many|most|several|few|both|half|two|three|four|thanks|yes|lots|looks|sounds|"
        + @"seems|works|makes|feels|needs|fixes|breaks|fails|lets|is|was|has|does|as|us|plus|always|across|besides|perhaps|sometimes|unless|"
        + @"whereas)\b)(?:[\w'’/\uE100-\uF000-]+\s+){0,3}?(?:[\w-]*(?<![sui])s|people|ppl|"
        + @"folks)\s+(?:\([^)]{1,80}\)\s*)?(?:that\s+[\w\s]{3,40}?\s+)?(?!(?:of|in|on|for|to|with|and|or|but|nor|from|at|by|as|that|which|who|when|while|if|here|"
        + @"there|than|so|too|then|was|were|had|did|been|again|please|pls|fails?|break|crash|hang|leak|seem|look|feel|complain|pass|work|die|lose|get\s+lost|rot|"
        + @"drift|time\s+out|differ|will|would|could|might|may|can|the|a|an|this|not|no|now|only|missing|gone|kept|made|took|found|noticed|\w+ed)\b)[a-z]{2,}\s+\S", Options, 1000)]
    private static partial Regex Habit();
}
