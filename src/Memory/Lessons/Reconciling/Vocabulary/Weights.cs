namespace Memory.Lessons.Reconciling.Vocabulary;

internal static class Weights
{
    private const double Code = 1.6;
    private const double Plain = 1.0;
    private const double Generic = 0.25;

    /// <summary>What follows "so that" says why: it can be found again on the other side, but it is no rule.</summary>
    public const double Reason = 0.25;

    /// <summary>Verbs that go with many nouns: they tell something, less than the nouns do.</summary>
    private const double Soft = 0.5;

    public static double Of(string concept, bool code, bool generic) =>
        generic || concept.Length == 1 || concept is "befor" or "after" or "insid" ? Generic
        : code ? Code
        : GenericWords.IsSoft(concept) ? Soft
        : Plain;
}
