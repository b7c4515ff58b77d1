namespace Memory.Indexing.Fusing;

/// <summary>A way of judging how near a document is to a query, whose scores compare with each other and with nothing else.</summary>
public enum Channel
{
    /// <summary>BM25 over stems and identifiers.</summary>
    Words,
    /// <summary>Runs of characters that both have.</summary>
    Ngrams,
    /// <summary>Cosine of embeddings.</summary>
    Vectors,
}
