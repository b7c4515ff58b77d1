namespace Memory.Indexing.Searching;

/// <param name="Score">0 to 1.</param>
/// <param name="Matches">Words of the query that the document has.</param>
internal sealed record Found<T>(T Item, string Id, double Score, Likeness Likeness, IReadOnlyList<TermMatch> Matches);
