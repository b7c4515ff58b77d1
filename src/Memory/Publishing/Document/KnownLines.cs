namespace Memory.Publishing;

/// <summary>What is known of lines with an id that stand in a block already.</summary>
/// <param name="Ids">Those that lessons have or had: a line with another one is a person's. Null: every id counts as a lesson's.</param>
/// <param name="AreTold">A line that says something else than its lesson is told of where it is written anew.</param>
public sealed record KnownLines(IReadOnlySet<string>? Ids, bool AreTold)
{
    internal static readonly KnownLines All = new(null, false);

    internal bool Has(string id) => Ids?.Contains(id) ?? true;
}
