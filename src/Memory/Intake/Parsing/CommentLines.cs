using System.Text;
using System.Text.Json;

namespace Memory.Intake;

/// <summary>A body with comments, cut into one JSON value a comment: one object, an array, or NDJSON.</summary>
internal static class CommentLines
{
    public const int LinesMax = 50_000;

    public const int DepthMax = 512;

    /// <summary>What is wrong with one comment is found when that comment is read, so that it costs no other.</summary>
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = DepthMax };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
