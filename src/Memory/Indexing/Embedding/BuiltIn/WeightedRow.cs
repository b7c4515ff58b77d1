namespace Memory.Indexing.Embedding;

/// <summary>A row of an embedding table, and how much it counts in 256ths.</summary>
public readonly record struct WeightedRow(int Row, int Weight);
