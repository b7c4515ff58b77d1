namespace Memory.Indexing;

/// <summary>How near a document is to a query, by each channel alone; comparable between queries, unlike a rank.</summary>
/// <param name="Words">BM25.</param>
/// <param name="Ngrams">0 to about 1.</param>
/// <param name="Vectors">Cosine, -1 to 1; NaN where document or query has no vector.</param>
public readonly record struct Likeness(float Words, float Ngrams, float Vectors);
