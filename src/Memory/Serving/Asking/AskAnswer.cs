namespace Memory.Serving;

/// <summary>An answer made of sentences that somebody said; nothing in it is invented.</summary>
/// <param name="Citations">Best first.</param>
/// <param name="Found">False: nothing relevant is known, <paramref name="Text"/> says so.</param>
/// <param name="People">Logins of those who said what is nearest to the question, most telling first.</param>
public sealed record AskAnswer(string Text, IReadOnlyList<AskCitation> Citations, bool Found, IReadOnlyList<string> People)
{
    /// <summary>Why lessons were looked for with less than the whole index; null when all is well.</summary>
    public string? Degraded { get; init; }
}
