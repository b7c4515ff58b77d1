namespace Memory.Serving;

/// <summary>An answer made of sentences that somebody said, or phrased from them.</summary>
/// <param name="Citations">Best first.</param>
/// <param name="Found">False: nothing relevant is known, <paramref name="Text"/> says so.</param>
/// <param name="People">Logins of those who said what is nearest to the question, most telling first.</param>
public sealed record AskAnswer(string Text, IReadOnlyList<AskCitation> Citations, bool Found, IReadOnlyList<string> People)
{
    /// <summary>A model phrased it; what it cites was said by people all the same.</summary>
    public bool ByModel { get; init; }

    /// <summary>Why lessons were looked for with less than the whole index; null when all is well.</summary>
    public string? Degraded { get; init; }
}
