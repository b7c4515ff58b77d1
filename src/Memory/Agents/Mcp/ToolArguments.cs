using System.Text.Json;
using Memory.Api;

namespace Memory.Agents.Mcp;

/// <summary>What a tool is called with; named as in the HTTP bodies, and read by the same rules.</summary>
internal sealed class ToolArguments(IDictionary<string, JsonElement>? given)
{
    private readonly IDictionary<string, JsonElement> given = given ?? new Dictionary<string, JsonElement>();

    /// <summary>Null where it is missing.</summary>
    /// <exception cref="FaultException">400 where it is no text.</exception>
    public string? Text(string name) => !given.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? Whole(name, value) : throw FaultException.Invalid(name, $"{name} is a text.");

    /// <summary>Like <see cref="Text"/>; a number or a truth value as it is written, anything else as nothing.</summary>
    public string? Loose(string name) => !given.TryGetValue(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => Whole(name, value),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    public int? Number(string name) => !given.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw FaultException.Invalid(name, $"{name} is a whole number.");

    /// <exception cref="FaultException">400 naming the argument that cannot be read.</exception>
    public T Body<T>() where T : class
    {
        try
        {
            return JsonBody.Parse<T>(JsonSerializer.SerializeToUtf8Bytes(given));
        }
        catch (ArgumentException)
        {
            throw new FaultException(Fault.Invalid, JsonBody.HalfPair);
        }
    }

    private static string Whole(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw FaultException.Invalid(name, JsonBody.HalfPair);
        }
    }
}
