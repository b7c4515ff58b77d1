using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Memory.Api;

/// <summary>Reads a JSON body with a limit and says which field is wrong.</summary>
public static class JsonBody
{
    /// <summary>Enough for every body but imports and files, which have limits of their own.</summary>
    private const int BytesMaxDefault = 4 * 1024 * 1024;

    private const int ChunkBytes = 16 * 1024;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 32,
        // "id": 1234 is what hosts send; it means the same as "1234". Everywhere else types are exact.
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        Converters = { new UtcTimes(), new PlainText() },
    };

    public static async Task<T> ReadAsync<T>(HttpContext http, int bytesMax = BytesMaxDefault) where T : class
    {
        if (!http.Request.HasJsonContentType())
            throw new FaultException(Fault.UnsupportedMediaType, "Send the body as application/json.");
        var bytes = await BytesAsync(http, bytesMax);
        if (bytes.Length == 0)
            throw new FaultException(Fault.Invalid, "The body is empty; send a JSON object.");
        return Parse<T>(bytes.Span);
    }

    /// <summary>Like <see cref="ReadAsync{T}"/>, for bodies where a misspelt name must not be passed over in silence.</summary>
    /// <exception cref="FaultException">400 naming a field that is not known.</exception>
    public static async Task<T> ReadExactAsync<T>(HttpContext http) where T : class
    {
        if (!http.Request.HasJsonContentType())
            throw new FaultException(Fault.UnsupportedMediaType, "Send the body as application/json.");
        var bytes = await BytesAsync(http, BytesMaxDefault);
        if (bytes.Length == 0)
            throw new FaultException(Fault.Invalid, "The body is empty; send a JSON object.");
        var read = Parse<T>(bytes.Span);
        using var document = JsonDocument.Parse(bytes);
        DemandKnown(typeof(T), Names(document.RootElement));
        return read;
    }

    private static List<string> Names(JsonElement body)
    {
        try
        {
            return [.. body.EnumerateObject().Select(p => p.Name)];
        }
        catch (InvalidOperationException)
        {
            throw new FaultException(Fault.Invalid, HalfPair);
        }
    }

    /// <exception cref="FaultException">400 naming the first name that <paramref name="type"/> does not have.</exception>
    public static void DemandKnown(Type type, IEnumerable<string> names)
    {
        var known = type.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).ToList();
        if (names.FirstOrDefault(n => !known.Contains(n, StringComparer.OrdinalIgnoreCase)) is not { } stranger)
            return;
        var name = stranger.Length <= 40 ? stranger : stranger[..40] + "…";
        throw FaultException.Invalid(name, $"{name} is not known here. There are: {string.Join(", ", known)}.");
    }

    /// <summary>Like <see cref="ReadAsync{T}"/>, and null when there is no body.</summary>
    public static async Task<T?> ReadOptionalAsync<T>(HttpContext http) where T : class
    {
        if (http.Request.ContentLength is 0 || (http.Request.ContentLength is null && !http.Request.HasJsonContentType()))
            return null;
        return await ReadAsync<T>(http);
    }

    public static T Parse<T>(ReadOnlySpan<byte> json) where T : class
    {
        DemandUtf8(json);
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options)
                ?? throw new FaultException(Fault.Invalid, "The body is null; send a JSON object.");
        }
        catch (JsonException e)
        {
            throw Explain(e);
        }
        catch (InvalidOperationException)
        {
            throw new FaultException(Fault.Invalid, HalfPair);
        }
    }

    /// <summary>The reader of JSON looks at bytes: what is no text is found when a string is taken out, as an accident.</summary>
    /// <exception cref="FaultException">400 where a byte is not UTF-8.</exception>
    public static void DemandUtf8(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            throw new FaultException(Fault.Invalid, "The body holds bytes that are not UTF-8; send its text as UTF-8.");
    }

    /// <summary>JSON can spell half of a surrogate pair, which is no text.</summary>
    public const string HalfPair = "The JSON holds half of a surrogate pair (such as \\ud800 alone), which is no text.";

    public static FaultException Explain(JsonException e)
    {
        var field = (e.Path ?? "$").TrimStart('$').TrimStart('.');
        return field.Length == 0
            ? new FaultException(Fault.Invalid, $"Not readable as JSON{(e.LineNumber is { } line ? $" (line {line + 1}, byte {e.BytePositionInLine + 1})" : "")}: it must be well-formed JSON in UTF-8, each name once in an object.")
            : FaultException.Invalid(field, $"{field} has the wrong type, holds a NUL character, or is not well-formed JSON.");
    }

    /// <exception cref="FaultException">413 over the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpContext http, long bytesMax)
    {
        if (http.Request.ContentLength > bytesMax)
            throw new FaultException(Fault.TooLarge, $"The body has {http.Request.ContentLength} bytes; {bytesMax} are allowed here.");
        // What it says of its length is not yet there: no more is taken at once than a chunk.
        using var buffer = new MemoryStream((int)Math.Min(http.Request.ContentLength ?? ChunkBytes, ChunkBytes));
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int read;
            while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
            {
                if (buffer.Length + read > bytesMax)
                    throw new FaultException(Fault.TooLarge, $"The body is over {bytesMax} bytes, which is the limit here.");
                buffer.Write(chunk, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
