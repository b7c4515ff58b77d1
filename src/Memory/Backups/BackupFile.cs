using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Memory.Storage;

namespace Memory.Backups;

/// <summary>A backup that was sent to us, in a file that we can read twice: once to see that it is whole, once to take it.</summary>
internal sealed class BackupFile(Stream file)
{
    /// <summary>A row of the largest comment that is taken in fits many times over.</summary>
    private const int LineBytesMax = 128 * 1024 * 1024;

    /// <summary>Unpacked: what a small file blows up to is read no further than this.</summary>
    private const long BytesMax = 256L * 1024 * 1024 * 1024;

    /// <exception cref="NotABackupException">It is cut off, changed, or something else.</exception>
    public async Task<BackupHeader> CheckAsync(CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        BackupHeader? header = null;
        BackupEnd? end = null;
        var rows = new Dictionary<string, long>();
        var table = "";
        await foreach (var line in LinesAsync(cancellation))
        {
            if (end is not null)
                throw new NotABackupException("There is more after the end of this backup: it was changed after it was written.");
            if (header is null)
                header = ReadHeader(line.Span);
            else if (IsRow(line))
                rows[table] = rows.GetValueOrDefault(table) + 1;
            else if (IsEnd(line))
                end = Read<BackupEnd>(line.Span);
            else
                table = ReadTable(line).Table;
            if (end is not null)
                continue;
            hash.AppendData(line.Span);
            hash.AppendData("\n"u8);
        }
        if (header is null || end is null)
            throw new NotABackupException("This backup has no end: the file was cut off. Take the whole file, or another backup.");
        if (end.Sha256 != Convert.ToHexStringLower(hash.GetCurrentHash()) || end.End.Any(e => e.Value != rows.GetValueOrDefault(e.Key)))
            throw new NotABackupException("This backup is not what was written: its checksum or its counts do not fit. Take another one.");
        return header;
    }

    /// <summary>The tables and rows of a file that was checked, in order.</summary>
    public async IAsyncEnumerable<(BackupTable Table, object?[] Row)> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        BackupTable? table = null;
        var isFirst = true;
        await foreach (var line in LinesAsync(cancellation))
        {
            if (table is not null && IsRow(line))
                yield return (table, ReadRow(line, table.Columns.Count));
            else if (!isFirst && !IsEnd(line))
                table = ReadTable(line);
            isFirst = false;
        }
    }

    private static bool IsRow(ReadOnlyMemory<byte> line) => line.Span.StartsWith("["u8);

    private static bool IsEnd(ReadOnlyMemory<byte> line) => line.Span.StartsWith("{\"end\":"u8);

    private static BackupHeader ReadHeader(ReadOnlySpan<byte> line)
    {
        var header = Read<BackupHeader>(line);
        if (header.Format != BackupHeader.FormatKnown || header.Migrations is not { Count: > 0 })
            throw new NotABackupException($"This is no backup that this version can read (it reads format {BackupHeader.FormatKnown}).");
        if (header.Migrations.FirstOrDefault(m => !Migrations.Names.Contains(m)) is { } unknown)
            throw new NotABackupException($"This backup was taken by a newer version of Memory (migration {unknown}). Restore it with that version or a later one.");
        return header;
    }

    private static BackupTable ReadTable(ReadOnlyMemory<byte> line)
    {
        var table = Read<BackupTable>(line.Span);
        // Names go into SQL text: they are the plain words that our own tables have, or nothing.
        if (table.Columns is not { Count: > 0 } || !table.Columns.Append(table.Table).All(IsName))
            throw new NotABackupException("This backup holds a line that is no table.");
        return table;
    }

    private static bool IsName(string? name) => name is { Length: > 0 and <= 63 } && name.All(c => c is (>= 'a' and <= 'z') or '_');

    private static object?[] ReadRow(ReadOnlyMemory<byte> line, int columns)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement.EnumerateArray().Select(Value).ToArray();
            return row.Length == columns ? row : throw new NotABackupException("This backup holds a row that does not fit its table.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new NotABackupException("This backup holds a row that is no JSON in UTF-8.");
        }
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        _ => throw new NotABackupException("This backup holds a value that is no text and no number."),
    };

    private static T Read<T>(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json.Options) ?? throw new NotABackupException("This is no backup.");
        }
        catch (JsonException)
        {
            throw new NotABackupException("This is no backup: it holds a line that is not of its format.");
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        file.Position = 0;
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        var buffer = new byte[128 * 1024];
        var (filled, total) = (0, 0L);
        while (await ReadAsync(unpacked, buffer.AsMemory(filled), cancellation) is > 0 and var read)
        {
            if ((total += read) > BytesMax)
                throw new NotABackupException("This backup unpacks to more than is taken here.");
            var (searched, start) = (filled, 0);
            filled += read;
            while (buffer.AsSpan(searched, filled - searched).IndexOf((byte)'\n') is >= 0 and var found)
            {
                yield return buffer.AsMemory(start, searched + found - start);
                start = searched = searched + found + 1;
            }
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (filled < buffer.Length)
                continue;
            if (buffer.Length >= LineBytesMax)
                throw new NotABackupException("This backup holds a line that is longer than any of ours.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        if (filled > 0)
            throw new NotABackupException("This backup ends in the middle of a line: the file was cut off. Take the whole file, or another backup.");
    }

    private static async Task<int> ReadAsync(Stream stream, Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new NotABackupException("This is no backup, or one that was cut off: it cannot be unpacked. A backup is the file that 'memory backup' wrote, as it is.");
        }
    }
}
