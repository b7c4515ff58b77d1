using System.Net.Http.Headers;
using System.Text;

namespace Memory.Tests.Hostile;

/// <summary>A request that hurts, so far as HTTP can carry it.</summary>
/// <param name="Kind">What was done to it.</param>
/// <param name="Field">The field of the body that was spoilt; a refusal of it names it.</param>
internal sealed record HostileRequest(string Operation, string Kind, HttpMethod Method, string Target)
{
    public string? Field { get; init; }
    public byte[]? Body { get; init; }
    public string? Type { get; init; }
    public string? Encoding { get; init; }
    public string? Key { get; init; }
    public (string Name, string Value)? Header { get; init; }

    public HttpRequestMessage Build(Uri service)
    {
        // As it stands here: ".." and "%2e" must arrive as they were written.
        var address = new Uri(service.GetLeftPart(UriPartial.Authority) + Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(Method, address);
        if (Key is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Key}");
        if (Header is { } header)
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (Body is null)
            return request;
        request.Content = new ByteArrayContent(Body);
        if (Type is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Type);
        if (Encoding is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", Encoding);
        return request;
    }

    public override string ToString() =>
        $"{Kind}: {Method} {(Target.Length > 300 ? Target[..300] + "…" : Target)} {Header} {Type} {(Body is null ? "" : System.Text.Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 300))))}";
}
