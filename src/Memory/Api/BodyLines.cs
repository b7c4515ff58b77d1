using System.Text;
using System.Text.Json;

namespace Memory.Api;

/// <summary>A body with many of a kind, cut into one JSON value each: one object, an array, or NDJSON.</summary>
internal static class BodyLines
{
    public const int DepthMax = 512;

    /// <summary>What is wrong with one is found when that one is read, so that it costs no other.</summary>
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = DepthMax };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>True for one JSON value a line.</returns>
    /// <param name="what">What is sent, for whoever sent something else: <c>a comment</c>.</param>
    /// <exception cref="FaultException">415 for another content type.</exception>
    public static bool AreIn(HttpRequest request, string what)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (string.Equals(type, "application/x-ndjson", StringComparison.OrdinalIgnoreCase) || string.Equals(type, "application/jsonl", StringComparison.OrdinalIgnoreCase))
            return true;
        return request.HasJsonContentType()
            ? false
            : throw new FaultException(Fault.UnsupportedMediaType, $"Send application/json ({what} or an array) or application/x-ndjson ({what} a line).");
    }

    /// <returns>In order; Json is null where the line is not JSON. Line is 1-based; blank lines of NDJSON count, and are passed over.</returns>
    /// <exception cref="JsonException">A whole body that is neither object nor array.</exception>
    public static IEnumerable<(int Line, JsonElement? Json)> Of(ReadOnlyMemory<byte> body, bool newlines) =>
        newlines ? OfNewlines(body) : OfDocument(body);

    private static IEnumerable<(int, JsonElement?)> OfDocument(ReadOnlyMemory<byte> body)
    {
        var root = JsonDocument.Parse(WithoutMark(body), Lenient).RootElement;
        if (root.ValueKind != JsonValueKind.Array)
        {
            yield return (1, root);
            yield break;
        }
        var line = 0;
        foreach (var item in root.EnumerateArray())
            yield return (++line, item);
    }

    private static IEnumerable<(int, JsonElement?)> OfNewlines(ReadOnlyMemory<byte> body)
    {
        body = WithoutMark(body);
        var line = 0;
        while (body.Length > 0)
        {
            var end = body.Span.IndexOf((byte)'\n');
            var text = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            line++;
            if (text.Span.Trim(" \t\r"u8).Length > 0)
                yield return (line, TryParse(text));
        }
    }

    private static JsonElement? TryParse(ReadOnlyMemory<byte> text)
    {
        try
        {
            Utf8.GetCharCount(text.Span);
            return JsonDocument.Parse(text, Lenient).RootElement;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[3..] : body;
}
