using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace Memory.Cli.Importing;

/// <summary>
/// Lets an import take what tools really write: one object a line, which goes through as it is; or a JSON array, or objects
/// over several lines, which are made lines of first. Of those, the number of a rejected line is the number of the object.
/// </summary>
internal static class JsonLines
{
    private const int PeekBytes = 4096;

    public static async Task<T> ReadAsync<T>(Stream stream, string name, Func<Stream, Task<T>> read, CancellationToken cancellationToken)
    {
        var start = new byte[PeekBytes];
        var count = await stream.ReadAtLeastAsync(start, PeekBytes, throwOnEndOfStream: false, cancellationToken);
        await using var whole = new RejoinedStream(start.AsMemory(0, count), stream);
        return ShapeOf(start.AsSpan(0, count)) switch
        {
            JsonShape.Lines => await read(whole),
            var shape => await ReadAsLinesAsync(whole, name, shape, read, cancellationToken),
        };
    }

    /// <summary>An array begins with <c>[</c>; an object whose first line is its brace alone goes over several lines.</summary>
    public static JsonShape ShapeOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Encoding.UTF8.Preamble))
            start = start[3..];
        start = start.TrimStart(" \t\r\n"u8);
        if (start.StartsWith("["u8))
            return JsonShape.Array;
        var feed = start.IndexOf((byte)'\n');
        return feed > 0 && start[..feed].Trim(" \t\r"u8).SequenceEqual("{"u8) ? JsonShape.Objects : JsonShape.Lines;
    }

    private static async Task<T> ReadAsLinesAsync<T>(
        Stream stream, string name, JsonShape shape, Func<Stream, Task<T>> read, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        var writing = WriteAsync(stream, shape, pipe.Writer, cancellationToken);
        try
        {
            var result = await read(pipe.Reader.AsStream());
            await writing;
            return result;
        }
        catch (JsonException failure)
        {
            throw new FailedException(
                $"{name} breaks off being JSON: {failure.Message}", "What stands before that place was handed in; mend the file and import it again.");
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
        }
    }

    private static async Task WriteAsync(Stream stream, JsonShape shape, PipeWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            var values = JsonSerializer.DeserializeAsyncEnumerable(
                stream, CliJson.Default.JsonElement, topLevelValues: shape == JsonShape.Objects, cancellationToken);
            await foreach (var value in values)
            {
                // Inside a JSON string there are no line breaks, so that those between its parts can go.
                var line = value.GetRawText().Replace('\n', ' ').Replace('\r', ' ');
                var state = await writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
                if (state.IsCompleted)
                    break;
            }
            await writer.CompleteAsync();
        }
        catch (Exception failure) when (failure is JsonException or IOException or OperationCanceledException)
        {
            // The reader meets it where it stands in the stream.
            await writer.CompleteAsync(failure);
        }
    }
}
