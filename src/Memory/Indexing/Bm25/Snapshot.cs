namespace Memory.Indexing.Bm25;

/// <summary>
/// What a reader sees of a partition, whatever is written meanwhile: documents in the first slots of these segments
/// that had not died at this version.
/// </summary>
/// <param name="LastUsed">Used slots of the last segment; the others are full.</param>
/// <param name="Documents">Living ones.</param>
/// <param name="AverageLength">Of the living ones, in weighted terms.</param>
internal sealed record Snapshot<T>(long Version, Segment<T>[] Segments, int LastUsed, int Documents, double AverageLength)
{
    public static readonly Snapshot<T> Empty = new(0, [], 0, 0, 0);

    public int UsedOf(int segment) => segment == Segments.Length - 1 ? LastUsed : Segment<T>.Capacity;

    public bool Has(Entry<T> entry) => entry.DiedAt > Version;
}
