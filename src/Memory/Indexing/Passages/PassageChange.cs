namespace Memory.Indexing;

/// <summary>A passage as it stands after a change; null when it is gone.</summary>
public sealed record PassageChange(long Revision, string Id, Passage? Passage)
{
    /// <summary>Of its title and text; null where there is none, or not yet.</summary>
    public float[]? Vector { get; init; }
}
