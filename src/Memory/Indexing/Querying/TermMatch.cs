namespace Memory.Indexing;

public enum TermMatchKind { Exact, Related, Spelling }

/// <summary>A word of a query that a document has.</summary>
/// <param name="Word">As it was asked.</param>
/// <param name="Term">The term of the query that it stands for.</param>
/// <param name="Found">The term of the document; another one where the match is by meaning or spelling.</param>
/// <param name="Rarity">0 (in every document of the partition) to 1 (in one of many).</param>
/// <param name="Weight">Weight of the fields that have it, summed over its occurrences: a rule counts 3, a reason 1, words of evidence 0.5, asides less.</param>
public sealed record TermMatch(string Word, string Term, string Found, TermMatchKind Kind, double Rarity, double Weight);
