using System.Text.Json;

namespace Memory.Ai;

/// <summary>
/// Holds a model's answer against a JSON schema. Pure. Knows the keywords that our schemas use: <c>type</c> (one or several),
/// <c>properties</c>, <c>required</c>, <c>additionalProperties: false</c>, <c>items</c>, <c>enum</c>, <c>maxItems</c>,
/// <c>minLength</c>, <c>maxLength</c>, <c>minimum</c>, <c>maximum</c>.
/// </summary>
public static class SchemaCheck
{
    private const int FaultsMax = 20;

    /// <returns>What is wrong, each with its place (<c>lessons[0].topic: …</c>); empty when nothing is.</returns>
    public static IReadOnlyList<string> Faults(JsonElement schema, JsonElement value)
    {
        var faults = new List<string>();
        Check(schema, value, "", faults);
        return faults;
    }

    private static void Check(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        if (faults.Count >= FaultsMax)
            return;
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(t, value)))
        {
            faults.Add($"{Name(at)}: should be {string.Join(" or ", Types(type))}");
            return;
        }
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Members(schema, value, at, faults);
                break;
            case JsonValueKind.Array:
                if (Number(schema, "maxItems") is { } most && value.GetArrayLength() > most)
                    faults.Add($"{Name(at)}: at most {most} entries");
                if (schema.TryGetProperty("items", out var items))
                    foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
                        Check(items, item, $"{at}[{i}]", faults);
                break;
            case JsonValueKind.String:
                var text = value.GetString()!;
                if (schema.TryGetProperty("enum", out var known) && !known.EnumerateArray().Any(k => k.ValueKind == JsonValueKind.String && k.GetString() == text))
                    faults.Add($"{Name(at)}: one of {string.Join(", ", known.EnumerateArray())}");
                if (Number(schema, "minLength") is { } least && text.Length < least)
                    faults.Add($"{Name(at)}: at least {least} characters");
                if (Number(schema, "maxLength") is { } longest && text.Length > longest)
                    faults.Add($"{Name(at)}: at most {longest} characters");
                break;
            case JsonValueKind.Number:
                if (Number(schema, "minimum") is { } low && value.GetDouble() < low || Number(schema, "maximum") is { } high && value.GetDouble() > high)
                    faults.Add($"{Name(at)}: out of range");
                break;
        }
    }

    private static void Members(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        var properties = schema.TryGetProperty("properties", out var known) ? known : default;
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(n => !value.TryGetProperty(n, out _)))
                faults.Add($"{Name(at)}: {name} is missing");
        var closed = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var inner))
                Check(inner, member.Value, at.Length == 0 ? member.Name : $"{at}.{member.Name}", faults);
            else if (closed)
                faults.Add($"{Name(at)}: a member that the schema does not know");
        }
    }

    private static string Name(string at) => at.Length == 0 ? "the answer" : at;

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };

    private static double? Number(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var number) ? number.GetDouble() : null;
}
