using System.Buffers;
using System.Runtime.CompilerServices;

namespace Memory.Client;

/// <summary>
/// Cuts a stream of lines into chunks that a service takes in one request. Empty lines are left out, so that line numbers in an
/// answer mean the same to both sides; no line is held that is longer than a chunk.
/// </summary>
internal sealed class NdjsonChunks(int bytesMax = NdjsonChunks.BytesMax, int linesMax = NdjsonChunks.LinesMax)
{
    public const int BytesMax = 5 * 1024 * 1024;
    public const int LinesMax = 1_000;
    private const int BlockBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> body = new();
    private readonly ArrayBufferWriter<byte> line = new();
    private List<int> lines = [];
    private List<int> tooLong = [];
    private long bytesRead;
    private int linesRead;
    private bool overflow;

    public async IAsyncEnumerable<NdjsonChunk> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var block = new byte[BlockBytes];
        int count;
        while ((count = await stream.ReadAsync(block, cancellationToken)) > 0)
        {
            var start = 0;
            while (start < count)
            {
                var feed = Array.IndexOf(block, (byte)'\n', start, count - start);
                var end = feed < 0 ? count : feed;
                Append(block.AsSpan(start, end - start));
                bytesRead += end - start + (feed < 0 ? 0 : 1);
                start = end + 1;
                if (feed >= 0 && EndLine() is { } full)
                    yield return full;
            }
        }
        if ((line.WrittenCount > 0 || overflow) && EndLine() is { } last)
            yield return last;
        if (lines.Count + tooLong.Count > 0)
            yield return Take();
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        // One byte of the limit is the line feed.
        if (overflow || line.WrittenCount + part.Length >= bytesMax)
            overflow = true;
        else
            line.Write(part);
    }

    /// <summary>Puts the line that ended into the chunk; a chunk that it does not fit into is given back first.</summary>
    private NdjsonChunk? EndLine()
    {
        NdjsonChunk? full = null;
        linesRead++;
        if (overflow)
            tooLong.Add(linesRead);
        else if (Trimmed() is { Length: > 0 } text)
        {
            if (lines.Count + tooLong.Count >= linesMax || body.WrittenCount + text.Length + 1 > bytesMax)
                full = Take() with { LinesRead = linesRead - 1 };
            body.Write(text.Span);
            body.Write("\n"u8);
            lines.Add(linesRead);
        }
        line.ResetWrittenCount();
        overflow = false;
        return full;
    }

    private ReadOnlyMemory<byte> Trimmed()
    {
        var text = line.WrittenMemory;
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        if (linesRead == 1 && text.Span.StartsWith(byteOrderMark))
            text = text[byteOrderMark.Length..];
        return text.Trim(" \t\r"u8);
    }

    private NdjsonChunk Take()
    {
        var chunk = new NdjsonChunk(body.WrittenMemory.ToArray(), lines, tooLong, bytesRead, linesRead);
        body.ResetWrittenCount();
        (lines, tooLong) = ([], []);
        return chunk;
    }
}
