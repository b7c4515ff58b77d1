using System.Text.Json;

namespace Memory.Tests.Infrastructure;

/// <summary>An operation of the running service's own description.</summary>
internal sealed record Operation(string Id, HttpMethod Method, string Path, string? Scope, IReadOnlyList<string> Parameters, IReadOnlyList<string> BodyTypes, JsonElement Json)
{
    public override string ToString() => $"{Method} {Path}";

    /// <summary>All of them, as the service describes itself, in the order of the document.</summary>
    public static async Task<List<Operation>> AllAsync(HttpClient client)
    {
        var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement;
        var all = new List<Operation>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
                all.Add(Of(path.Name, operation));
        return all;
    }

    private static Operation Of(string path, JsonProperty operation)
    {
        var json = operation.Value;
        var description = json.TryGetProperty("description", out var words) ? words.GetString()! : "";
        var parameters = json.TryGetProperty("parameters", out var given) ? given.EnumerateArray().Select(p => p.GetProperty("name").GetString()!).ToList() : [];
        var bodies = json.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().Select(c => c.Name).ToList() : [];
        var scope = new[] { "read", "write", "admin" }.FirstOrDefault(s => description.Contains($"'{s}'", StringComparison.Ordinal));
        return new(json.GetProperty("operationId").GetString()!, HttpMethod.Parse(operation.Name), path, scope, parameters, bodies, json);
    }
}
