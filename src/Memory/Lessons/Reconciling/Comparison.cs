namespace Memory.Lessons.Reconciling;

/// <summary>How a lesson said later relates to one said before.</summary>
public enum Relation
{
    /// <summary>One rule, perhaps in other words.</summary>
    Same,
    /// <summary>They cannot both hold.</summary>
    Opposite,
    /// <summary>A special case of the earlier one.</summary>
    Narrower,
    /// <summary>A generalisation of the earlier one.</summary>
    Broader,
    /// <summary>The same area, yet another rule.</summary>
    Related,
    Unrelated,
}

/// <param name="Similarity">0 to 1: how much of the weight of both texts is shared, whatever the polarity.</param>
/// <param name="Reason">In words for a person.</param>
public sealed record Comparison(Relation Relation, double Similarity, string Reason);
