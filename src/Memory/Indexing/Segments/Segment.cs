using Memory.Indexing.Globs;

namespace Memory.Indexing.Segments;

/// <summary>
/// Up to <see cref="Capacity"/> documents with all that is searched of them, in a few flat arrays. Never changed once made:
/// what dies is marked in a <see cref="SegmentView{T}"/>, what comes makes a new segment, and small ones are merged.
/// </summary>
internal sealed record Segment<T>
{
    public const int Capacity = 16_384;

    public required string[] Ids { get; init; }
    public required T[] Items { get; init; }
    public required byte[] Marks { get; init; }
    /// <summary>Sums of term weights.</summary>
    public required float[] Lengths { get; init; }
    /// <summary>One over the norm of the n-grams; 0 where there are none.</summary>
    public required float[] NgramScales { get; init; }
    public required VectorRows Vectors { get; init; }
    public required TermTable Terms { get; init; }
    public required PostingTable TermPostings { get; init; }
    /// <summary>In order.</summary>
    public required ushort[] Ngrams { get; init; }
    /// <summary>The slots that have the n-gram, then a slot once more for each further time that its document has it.</summary>
    public required PostingTable NgramPostings { get; init; }
    /// <summary>How many slots have each n-gram.</summary>
    public required ushort[] NgramDocuments { get; init; }
    public required TermTable Tags { get; init; }
    public required PostingTable TagPostings { get; init; }
    public required GlobTable Globs { get; init; }

    public int Count => Ids.Length;
}
