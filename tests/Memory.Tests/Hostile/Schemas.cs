using System.Text.Json;
using System.Text.Json.Nodes;

namespace Memory.Tests.Hostile;

/// <summary>Plausible values for what the description says a body is.</summary>
internal sealed class Schemas(JsonElement document)
{
    private const int DepthMax = 4;

    private static readonly Dictionary<string, string> Words = new()
    {
        ["repo"] = "acme/shop",
        ["rule"] = "Timestamps are stored in UTC.",
        ["why"] = "Because users live everywhere.",
        ["kind"] = "do",
        ["topic"] = "testing",
        ["phase"] = "plan",
        ["source"] = "github",
        ["author"] = "ana",
        ["authorAssociation"] = "MEMBER",
        ["body"] = "@claude remember: timestamps are stored in UTC.",
        ["url"] = "https://example.test/1",
        ["path"] = "src/orders/order.ts",
        ["paths"] = "src/**/*.ts",
        ["scopes"] = "read",
        ["repos"] = "acme/shop",
        ["question"] = "how are timestamps stored?",
        ["task"] = "store a timestamp",
        ["files"] = "src/orders/order.ts",
        ["id"] = "1234",
        ["mode"] = "tagged",
        ["wait"] = "false",
        ["format"] = "jsonl",
        ["status"] = "active",
        ["outcome"] = "learned",
        ["file"] = "CLAUDE.md",
        ["q"] = "timestamps",
        ["what"] = "lesson",
        ["since"] = "2026-01-01T00:00:00Z",
        ["limit"] = "10",
        ["activation"] = "at-once",
        ["targets"] = "CLAUDE.md",
        ["teachers"] = "ana",
        ["publishingMode"] = "off",
    };

    public static string Word(string name) => Words.GetValueOrDefault(name, "words");

    public JsonNode? Plausible(JsonElement schema, string name = "", int depth = 0)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Plausible(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), name, depth);
        foreach (var choice in new[] { "oneOf", "anyOf", "allOf" })
            if (schema.TryGetProperty(choice, out var all))
                return Plausible(all.EnumerateArray().Last(), name, depth);
        return Type(schema) switch
        {
            "object" when depth >= DepthMax => null,
            "object" when schema.TryGetProperty("properties", out var properties) =>
                new JsonObject(properties.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Plausible(p.Value, p.Name, depth + 1)))),
            "object" => new JsonObject { ["CLAUDE.md"] = "# Ours\n" },
            "array" => new JsonArray(depth >= DepthMax ? [] : [Plausible(schema.GetProperty("items"), name, depth + 1)]),
            "boolean" => false,
            "integer" or "number" => 7,
            _ => schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" ? name == "expiresAt" ? "2099-01-01T00:00:00Z" : "2026-05-01T09:00:00Z" : Word(name),
        };
    }

    private static string Type(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return schema.TryGetProperty("properties", out _) ? "object" : "string";
        return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).Where(t => t != "null").OrderBy(t => t == "string").First() : type.GetString()!;
    }
}
