namespace Memory.Api;

/// <summary>What no route can read, whatever it does.</summary>
internal static class Readable
{
    private const string Nul = "%00";

    /// <returns>Null when the request can be read.</returns>
    public static FaultException? Refuse(HttpRequest request)
    {
        // No store keeps a NUL in a text. In a path the server refuses it before us.
        if (request.QueryString.Value?.Contains(Nul, StringComparison.Ordinal) == true)
            return request.Query.FirstOrDefault(q => q.Value.Any(v => v?.Contains('\0') == true)).Key is { Length: > 0 } name && !name.Contains('\0')
                ? FaultException.Invalid(name, $"{name} holds a NUL character.")
                : new(Fault.Invalid, "The query holds a NUL character.");
        // A small body can unpack to a large one: what is sent is what counts.
        if (request.Headers.ContentEncoding is [{ Length: > 0 } encoding, ..] && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return new(Fault.UnsupportedMediaType, "Send the body as it is, without Content-Encoding.");
        return null;
    }
}
