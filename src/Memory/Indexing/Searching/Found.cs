namespace Memory.Indexing.Searching;

/// <param name="Score">0 to 1.</param>
/// <param name="Matches">Reads which words of the query the document has.</param>
internal sealed record Found<T>(T Item, string Id, double Score, Likeness Likeness, Func<IReadOnlyList<TermMatch>> Matches);
