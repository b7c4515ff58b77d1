using System.Runtime.InteropServices;

namespace Memory.Indexing.Embedding;

/// <summary>An <see cref="EmbeddingFile"/> while it is read: hashes, scales and rows, as they lie on disk. Dispose of it at once.</summary>
public readonly ref struct EmbeddingTable : IDisposable
{
    private readonly MappedBytes bytes;
    private readonly ReadOnlySpan<sbyte> rows;
    private readonly int dimensions;

    internal EmbeddingTable(EmbeddingFile file, MappedBytes bytes)
    {
        this.bytes = bytes;
        dimensions = file.Dimensions;
        var rest = bytes.Span[EmbeddingFile.HeaderBytes..];
        var (hashed, scaled) = (4 * file.Terms, 2 * (file.Terms + file.Buckets));
        Hashes = MemoryMarshal.Cast<byte, uint>(rest[..hashed]);
        Scales = MemoryMarshal.Cast<byte, ushort>(rest.Slice(hashed, scaled));
        rows = MemoryMarshal.Cast<byte, sbyte>(rest[(hashed + scaled)..]);
    }

    /// <summary>Of the terms that have a row, ascending.</summary>
    public ReadOnlySpan<uint> Hashes { get; }

    /// <summary>Of each row.</summary>
    public ReadOnlySpan<ushort> Scales { get; }

    /// <summary>A signed byte for each dimension.</summary>
    public ReadOnlySpan<sbyte> Row(int row) => rows.Slice(checked(row * dimensions), dimensions);

    public void Dispose() => bytes.Dispose();
}
