namespace Memory.Indexing;

/// <summary>One term of a query.</summary>
/// <param name="Word">The run of letters it was read from, as it was asked.</param>
/// <param name="Term">Stemmed, lower case.</param>
/// <param name="Share">Part of its word, 0 to 1: the joined whole of an identifier counts 1, its parts share 1.</param>
/// <param name="Count">How often it was said.</param>
/// <param name="Weak">A word that is in every other request and tells nothing alone.</param>
/// <param name="Identifier">The joined whole of an identifier of several parts.</param>
public sealed record QueryWord(string Word, string Term, double Share, int Count, bool Weak, bool Identifier);
