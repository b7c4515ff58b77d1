using System.Text.Json;
using System.Text.Json.Nodes;

namespace Memory.Tests.Infrastructure;

/// <summary>
/// A published OpenAPI description, read as strictly as it can be: what a request or an answer has and the description does not
/// is a fault too, so that a misspelt member is found.
/// </summary>
internal sealed class WireContract
{
    private const int DepthMax = 40;
    private static WireContract? qdrant;
    private static WireContract? github;
    private readonly JsonElement root;

    private WireContract(JsonElement root) => this.root = root;

    /// <summary>A test that needs it is skipped where it is not there.</summary>
    public static WireContract OfQdrant => qdrant ??= new(JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("wire-contracts/qdrant/openapi.json"))).RootElement);

    /// <summary>As <see cref="OfQdrant"/>.</summary>
    public static WireContract OfGitHub => github ??= new(JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("rest-openapi/github-rest.trimmed.openapi.json"))).RootElement);

    /// <returns>What is wrong with a request, each with its place; empty when nothing is.</returns>
    public IReadOnlyList<string> Request(string method, string path, IEnumerable<string> queryNames, JsonElement? body)
    {
        if (Operation(method, path) is not { } operation)
            return [$"{method} {path} is not described"];
        var known = operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Select(Resolved).Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!).ToHashSet() : [];
        var faults = queryNames.Where(n => !known.Contains(n)).Select(n => $"?{n} is not described").ToList();
        if (operation.TryGetProperty("requestBody", out var described))
            faults.AddRange(body is { } given ? Faults(Schema(described)!.Value, given, "") : described.TryGetProperty("required", out var needed) && !needed.GetBoolean() ? [] : ["the body is missing"]);
        else if (body is not null)
            faults.Add("no body is described");
        return faults;
    }

    /// <param name="body">Null: there is none.</param>
    /// <returns>What is wrong with an answer.</returns>
    public IReadOnlyList<string> Answer(string method, string path, int status, JsonElement? body)
    {
        if (Operation(method, path) is not { } operation)
            return [$"{method} {path} is not described"];
        var responses = operation.GetProperty("responses");
        if (!responses.TryGetProperty($"{status}", out var response) && !(status is >= 400 and < 500 && responses.TryGetProperty("4XX", out response)) && !responses.TryGetProperty("default", out response))
            return [$"{status} is not described"];
        return Schema(Resolved(response)) is { } schema ? (body is { } given ? Faults(schema, given, "") : ["the body is missing"]) : body is null ? [] : ["no body is described"];
    }

    /// <summary>The operation whose path has the most words of its own: "/collections/aliases" is not the collection of that name.</summary>
    private JsonElement? Operation(string method, string path)
    {
        var parts = path.Trim('/').Split('/');
        return root.GetProperty("paths").EnumerateObject()
            .Where(d => Fits(d.Name.Trim('/').Split('/'), parts) && d.Value.TryGetProperty(method.ToLowerInvariant(), out _))
            .OrderBy(d => d.Name.Count(c => c == '{'))
            .Select(d => (JsonElement?)d.Value.GetProperty(method.ToLowerInvariant()))
            .FirstOrDefault();
    }

    /// <summary>A file or a branch has slashes of its own; it stands last.</summary>
    private static bool Fits(string[] pattern, string[] parts) =>
        pattern[^1] is "{path}" or "{ref}" && parts.Length > pattern.Length
            ? Fits(pattern, [.. parts[..(pattern.Length - 1)], parts[^1]])
            : pattern.Length == parts.Length && pattern.Zip(parts).All(p => p.First.StartsWith('{') || p.First == p.Second);

    private JsonElement Resolved(JsonElement element) => element.TryGetProperty("$ref", out var reference) ? Resolve(reference.GetString()!) : element;

    /// <returns>Null where no body is described.</returns>
    private static JsonElement? Schema(JsonElement described) =>
        described.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json) ? json.GetProperty("schema") : null;

    private List<string> Faults(JsonElement schema, JsonElement value, string at, int depth = 0)
    {
        if (depth > DepthMax)
            return [$"{at}: too deep"];
        if (schema.TryGetProperty("$ref", out var reference))
            return Faults(Resolve(reference.GetString()!), value, at, depth + 1);
        if (value.ValueKind == JsonValueKind.Null)
            return IsNullable(schema) ? [] : [$"{at}: is null"];
        if (schema.TryGetProperty("anyOf", out var any) || schema.TryGetProperty("oneOf", out any))
        {
            var tried = any.EnumerateArray().Where(a => !IsOnlyNull(a)).Select(a => Faults(a, value, at, depth + 1)).ToList();
            // The nearest one explains best.
            return tried.Exists(t => t.Count == 0) ? [] : tried.MinBy(t => t.Count) ?? [$"{at}: fits nothing"];
        }
        if (!schema.TryGetProperty("type", out var type))
            return [];
        return type.GetString() switch
        {
            "object" => Members(schema, value, at, depth),
            "array" => Items(schema, value, at, depth),
            "string" => Text(schema, value, at),
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : [$"{at}: should be true or false"],
            "integer" => value.ValueKind == JsonValueKind.Number && decimal.TryParse(value.GetRawText(), out var n) && n == decimal.Truncate(n) ? Bounds(schema, value, at) : [$"{at}: should be an integer"],
            "number" => value.ValueKind == JsonValueKind.Number ? Bounds(schema, value, at) : [$"{at}: should be a number"],
            var other => [$"{at}: the description has a type '{other}'"],
        };
    }

    private List<string> Members(JsonElement schema, JsonElement value, string at, int depth)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return [$"{at}: should be an object"];
        var faults = new List<string>();
        if (schema.TryGetProperty("required", out var required))
            faults.AddRange(required.EnumerateArray().Select(r => r.GetString()!).Where(r => !value.TryGetProperty(r, out _)).Select(r => $"{at}: {r} is missing"));
        var properties = schema.TryGetProperty("properties", out var known) ? known : default;
        foreach (var member in value.EnumerateObject())
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var inner))
                faults.AddRange(Faults(inner, member.Value, $"{at}.{member.Name}", depth + 1));
            else if (!schema.TryGetProperty("additionalProperties", out var more) || more.ValueKind == JsonValueKind.False)
                faults.Add($"{at}: {member.Name} is not described");
            else if (more.ValueKind == JsonValueKind.Object)
                faults.AddRange(Faults(more, member.Value, $"{at}.{member.Name}", depth + 1));
        return faults;
    }

    private List<string> Items(JsonElement schema, JsonElement value, string at, int depth)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return [$"{at}: should be an array"];
        var faults = value.EnumerateArray().SelectMany((item, i) => Faults(schema.GetProperty("items"), item, $"{at}[{i}]", depth + 1)).ToList();
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean() && value.EnumerateArray().Select(i => i.GetRawText()).Distinct().Count() < value.GetArrayLength())
            faults.Add($"{at}: an item stands there twice");
        if (schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32())
            faults.Add($"{at}: too few items");
        return faults;
    }

    private static List<string> Text(JsonElement schema, JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.String)
            return [$"{at}: should be a string"];
        var text = value.GetString()!;
        if (schema.TryGetProperty("enum", out var known) && !known.EnumerateArray().Any(k => k.GetString() == text))
            return [$"{at}: '{text}' is not one of {known.GetRawText()}"];
        if (schema.TryGetProperty("minLength", out var least) && text.Length < least.GetInt32())
            return [$"{at}: too short"];
        return schema.TryGetProperty("format", out var format) && format.GetString() == "uuid" && !Guid.TryParse(text, out _) ? [$"{at}: should be a UUID"] : [];
    }

    private static List<string> Bounds(JsonElement schema, JsonElement value, string at)
    {
        var n = value.GetDouble();
        var most = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetDouble()
            : schema.TryGetProperty("format", out var format) && format.GetString() == "uint32" ? uint.MaxValue : double.MaxValue;
        return n > most || (schema.TryGetProperty("minimum", out var minimum) && n < minimum.GetDouble()) ? [$"{at}: {n} is out of bounds"] : [];
    }

    /// <summary>The least that fits a schema of this name: what is required, and nothing said in it.</summary>
    public JsonNode Sample(string schema) => Least(root.GetProperty("components").GetProperty("schemas").GetProperty(schema), 0)!;

    private JsonNode? Least(JsonElement schema, int depth)
    {
        schema = Resolved(schema);
        if (depth > DepthMax || (depth > 0 && schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean()))
            return null;
        if (schema.TryGetProperty("anyOf", out var any) || schema.TryGetProperty("oneOf", out any))
            return Least(any[0], depth + 1);
        if (schema.TryGetProperty("enum", out var values))
            return JsonNode.Parse(values[0].GetRawText());
        return schema.TryGetProperty("type", out var type) ? type.GetString() switch
        {
            "object" => LeastObject(schema, depth),
            "array" => new JsonArray(),
            "boolean" => false,
            "integer" or "number" => schema.TryGetProperty("minimum", out var least) ? JsonNode.Parse(least.GetRawText()) : 1,
            _ => schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" ? "2026-01-01T00:00:00Z" : "x",
        } : null;
    }

    private JsonObject LeastObject(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!))
                made[name] = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var inner) ? Least(inner, depth + 1) : null;
        return made;
    }

    private bool IsNullable(JsonElement schema) =>
        schema.TryGetProperty("nullable", out var nullable) ? nullable.GetBoolean()
        : schema.TryGetProperty("anyOf", out var any) && any.EnumerateArray().Any(a => IsNullable(a.TryGetProperty("$ref", out var r) ? Resolve(r.GetString()!) : a));

    private static bool IsOnlyNull(JsonElement schema) => schema.EnumerateObject().All(p => p.Name is "nullable" or "description");

    private JsonElement Resolve(string reference) =>
        reference["#/".Length..].Split('/').Aggregate(root, (element, part) => element.GetProperty(part));
}
