using System.Collections.Frozen;

namespace Memory.Lessons.Reconciling.Vocabulary;

/// <summary>"Capture weakly" and "a weak capture": the stemmer leaves the adverb's ending.</summary>
internal static class Adverbs
{
    private const int LengthMin = 6;
    private static readonly FrozenSet<string> Others = new[]
    {
        "apply", "reply", "supply", "multiply", "family", "assembly", "anomaly", "monthly", "weekly", "hourly", "nightly", "yearly", "comply", "friendly", "readonly", "monopoly", "really", "simply", "properly",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="word">Lower case.</param>
    public static string Plain(string word) =>
        word.Length >= LengthMin && word.EndsWith("ly", StringComparison.Ordinal) && !Others.Contains(word) ? word[..^2] : word;
}
