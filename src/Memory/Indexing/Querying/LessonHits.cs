namespace Memory.Indexing;

/// <summary>What a search found.</summary>
/// <param name="Items">Best first.</param>
/// <param name="Degraded">Why this is less than the index finds when all is well, in words for the asker; null when all is well.</param>
public readonly record struct LessonHits(IReadOnlyList<LessonHit> Items, string? Degraded = null);
