namespace Memory.Indexing;

/// <summary>A passage as it stands after a change; null when it is gone.</summary>
public sealed record PassageChange(long Revision, string Id, Passage? Passage);
