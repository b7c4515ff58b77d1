using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Memory.Api.Describing;

/// <summary>Problems in the description: one schema, the list of their types, and on each operation those that it can answer.</summary>
internal static class ProblemDescription
{
    public const string Schema = "Problem";

    public static OpenApiSchema Make() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "An RFC 9457 problem.",
        Required = new HashSet<string> { "type", "title", "status", "detail" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "What kind of problem.",
                Enum = [.. Problems.All.OrderBy(p => p.Status).Select(p => (JsonNode)p.Type)],
            },
            ["title"] = Text("The same in words; always the same for a type."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "HTTP status." },
            ["detail"] = Text("What is wrong here, and how to mend it."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Name of the field to messages, where the problem is about a field.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text("What is wrong with it, and the fix.") },
            },
        },
    };

    /// <summary>The list of all types, for the head of the description.</summary>
    public static string List() => string.Join('\n', Problems.All.OrderBy(p => p.Status).Select(p => $"- `{p.Type}` ({p.Status}): {p.Title}"));

    /// <summary>Adds an answer with a problem; what an endpoint has said about it itself stays.</summary>
    public static void Add(OpenApiOperation operation, OpenApiDocument document, int status, string? why = null)
    {
        var (_, _, type, title) = Problems.All.First(p => p.Status == status);
        var key = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var responses = operation.Responses ??= [];
        if (!responses.TryGetValue(key, out var known) || known is not OpenApiResponse response)
            responses[key] = response = new OpenApiResponse();
        if (string.IsNullOrEmpty(response.Description) || why is not null || !response.Description.Contains(' '))
            response.Description = why ?? $"{title}.";
        if (status == 429)
            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader { Description = "Seconds until the next try.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
            };
        var example = new JsonObject { ["type"] = type, ["title"] = title, ["status"] = status, ["detail"] = why ?? title };
        response.Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Schema, document), Example = example },
        };
    }

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
