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
public sealed class EmbeddingFile : IDisposable
{
    public const int HeaderBytes = 64;
    public const int FormatKnown = 1;
    private const int HashedFrom = 64, HashAt = 32;
    private const int RowsMax = 4_000_000;
    private static readonly byte[] Magic = "MEMB"u8.ToArray();

    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;

    /// <exception cref="InvalidDataException">It is no such file, cut off, or was changed.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public EmbeddingFile(string path)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The built-in embedder's file is read in place, which wants a little-endian machine.");
        var length = new FileInfo(path).Length;
        if (length < HeaderBytes)
            throw new InvalidDataException($"{path} is no embedding file: it is shorter than its header.");
        if (length > int.MaxValue)
            throw new InvalidDataException($"{path} is no embedding file: it is longer than any.");
        map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        try
        {
            using var bytes = new MappedBytes(view, length);
            (Dimensions, Terms, Buckets) = (Number(bytes.Span, 8), Number(bytes.Span, 12), Number(bytes.Span, 16));
            Check(path, bytes.Span);
            Version = Convert.ToHexStringLower(bytes.Span.Slice(HashAt, 6));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Of a vector.</summary>
    public int Dimensions { get; }

    public int Terms { get; }
    public int Buckets { get; }

    /// <summary>The beginning of the content's hash, 12 hexadecimal digits.</summary>
    public string Version { get; }

    /// <summary>
    /// The file stays mapped for as long as one reads, whoever closes it meanwhile: a service may be stopped while a text is embedded.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It was closed.</exception>
    public EmbeddingTable Read() => new(this, new MappedBytes(view, Length));

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

    private long Length => HeaderBytes + 4L * Terms + ((long)Terms + Buckets) * (2 + Dimensions);

    private void Check(string path, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic))
            throw new InvalidDataException($"{path} is no embedding file.");
        if (Number(bytes, 4) != FormatKnown)
            throw new InvalidDataException($"{path} has the format {Number(bytes, 4)}; this version reads {FormatKnown}.");
        if (Dimensions is < 16 or > 1024 || Dimensions % 16 != 0 || Terms < 0 || Terms % 16 != 0 || Buckets < 0 || (long)Terms + Buckets is 0 or > RowsMax)
            throw new InvalidDataException($"{path} is damaged: its header names sizes that no table has.");
        if (bytes.Length != Length)
            throw new InvalidDataException($"{path} is damaged: it has {bytes.Length} bytes, and its header asks for {Length}.");
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes[HashedFrom..], hash);
        if (!hash.SequenceEqual(bytes.Slice(HashAt, 32)))
            throw new InvalidDataException($"{path} is damaged: its content does not fit its checksum.");
    }

    private static int Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    public void Dispose()
    {
        view.Dispose();
        map.Dispose();
    }
}
