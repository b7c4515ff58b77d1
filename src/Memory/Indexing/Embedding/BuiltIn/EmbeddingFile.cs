using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Memory.Indexing.Embedding;

/// <summary>
/// The trained table as it lies on disk, mapped into memory and never copied. Little endian throughout:
/// <code>
/// offset  bytes
///      0      4  "MEMB"
///      4      4  format, 1
///      8      4  dimensions d: a multiple of 16, 16 to 1024
///     12      4  terms t
///     16      4  buckets b of n-grams
///     20     12  nothing, 0
///     32     32  SHA-256 of all that follows
///     64     4t  hashes of the terms (<see cref="TermRows.Hash"/>), ascending: the n-th has row n; t is a multiple of 16
///        2(t+b)  scale of each row, without a sign
///        d(t+b)  rows, a signed byte for each dimension: value = scale · byte, in a unit that no cosine sees
/// </code>
/// </summary>
public sealed unsafe class EmbeddingFile : IDisposable
{
    public const int HeaderBytes = 64;
    public const int FormatKnown = 1;
    private const int HashedFrom = 64, HashAt = 32;
    private const int RowsMax = 4_000_000;
    private static readonly byte[] Magic = "MEMB"u8.ToArray();

    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;

    /// <exception cref="InvalidDataException">It is no such file, cut off, or was changed.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public EmbeddingFile(string path)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The built-in embedder's file is read in place, which wants a little-endian machine.");
        var length = new FileInfo(path).Length;
        if (length < HeaderBytes)
            throw new InvalidDataException($"{path} is no embedding file: it is shorter than its header.");
        map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        start = pointer + view.PointerOffset;
        try
        {
            Check(path, length);
        }
        catch
        {
            Dispose();
            throw;
        }
        Version = Convert.ToHexStringLower(new ReadOnlySpan<byte>(start + HashAt, 6));
    }

    /// <summary>Of a vector.</summary>
    public int Dimensions => Number(8);

    public int Terms => Number(12);
    public int Buckets => Number(16);

    /// <summary>The beginning of the content's hash, 12 hexadecimal digits.</summary>
    public string Version { get; }

    /// <summary>Of the terms that have a row, ascending.</summary>
    public ReadOnlySpan<uint> Hashes => new(start + HeaderBytes, Terms);

    public ReadOnlySpan<ushort> Scales => new(start + HeaderBytes + 4L * Terms, Terms + Buckets);

    public ReadOnlySpan<sbyte> Row(int row) => new(start + HeaderBytes + 4L * Terms + 2L * (Terms + Buckets) + (long)row * Dimensions, Dimensions);

    /// <summary>Writes a table, whose rows are in the order of <paramref name="hashes"/>, then of the buckets.</summary>
    public static void Write(string path, int dimensions, ReadOnlySpan<uint> hashes, ReadOnlySpan<ushort> scales, ReadOnlySpan<sbyte> rows)
    {
        var content = new byte[HeaderBytes + 4 * hashes.Length + 2 * scales.Length + rows.Length];
        Magic.CopyTo(content, 0);
        foreach (var (at, number) in ((int, int)[])[(4, FormatKnown), (8, dimensions), (12, hashes.Length), (16, scales.Length - hashes.Length)])
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(at), number);
        var rest = content.AsSpan(HeaderBytes);
        MemoryMarshal.AsBytes(hashes).CopyTo(rest);
        MemoryMarshal.AsBytes(scales).CopyTo(rest[(4 * hashes.Length)..]);
        MemoryMarshal.AsBytes(rows).CopyTo(rest[(4 * hashes.Length + 2 * scales.Length)..]);
        SHA256.HashData(content.AsSpan(HashedFrom), content.AsSpan(HashAt));
        File.WriteAllBytes(path, content);
    }

    private void Check(string path, long length)
    {
        if (!new ReadOnlySpan<byte>(start, 4).SequenceEqual(Magic))
            throw new InvalidDataException($"{path} is no embedding file.");
        if (Number(4) != FormatKnown)
            throw new InvalidDataException($"{path} has the format {Number(4)}; this version reads {FormatKnown}.");
        if (Dimensions is < 16 or > 1024 || Dimensions % 16 != 0 || Terms < 0 || Terms % 16 != 0 || Buckets < 0 || (long)Terms + Buckets is 0 or > RowsMax)
            throw new InvalidDataException($"{path} is damaged: its header names sizes that no table has.");
        var rows = (long)Terms + Buckets;
        if (length != HeaderBytes + 4L * Terms + rows * (2 + Dimensions))
            throw new InvalidDataException($"{path} is damaged: it has {length} bytes, and its header asks for {HeaderBytes + 4L * Terms + rows * (2 + Dimensions)}.");
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(new ReadOnlySpan<byte>(start + HashedFrom, (int)(length - HashedFrom)), hash);
        if (!hash.SequenceEqual(new ReadOnlySpan<byte>(start + HashAt, 32)))
            throw new InvalidDataException($"{path} is damaged: its content does not fit its checksum.");
    }

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(start + at, 4));

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
    }
}
