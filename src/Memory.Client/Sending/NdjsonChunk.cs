namespace Memory.Client;

/// <summary>Lines of a stream that are sent in one request.</summary>
/// <param name="Body">The lines, each with its line feed; empty when all were too long.</param>
/// <param name="Lines">The line of the stream, 1-based, of each line in <paramref name="Body"/>.</param>
/// <param name="TooLong">Lines of the stream, 1-based, that were left out because one alone is over the limit.</param>
/// <param name="BytesRead">Bytes of the stream read so far.</param>
/// <param name="LinesRead">Lines of the stream read so far, empty ones too.</param>
internal sealed record NdjsonChunk(ReadOnlyMemory<byte> Body, IReadOnlyList<int> Lines, IReadOnlyList<int> TooLong, long BytesRead, int LinesRead)
{
    /// <summary>The line of the stream for a line that the service named in its answer to this chunk.</summary>
    public int LineOf(int line) => line >= 1 && line <= Lines.Count ? Lines[line - 1] : line;
}
