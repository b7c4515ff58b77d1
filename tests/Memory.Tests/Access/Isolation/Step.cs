using System.Text;
using System.Text.Json;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Access.Isolation;

/// <summary>A request of the walk; <paramref name="Operation"/> is the one of the description that it is for.</summary>
internal sealed record Step(string Operation, string Path, string? Body = null, string Type = "application/json", string? IfMatch = null, string? IfNoneMatch = null)
{
    public static Step Json(string operation, string path, object body, string type = "application/json") => new(operation, path, JsonSerializer.Serialize(body, MemoryApp.Web), type);

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(Operation.Split(' ')[0]), Path);
        if (Body is not null)
            request.Content = new StringContent(Body, Encoding.UTF8, Type);
        if (IfMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", IfMatch);
        if (IfNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", IfNoneMatch);
        return request;
    }
}
