using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Memory.Api;
using Memory.Client;

namespace Memory.Intake;

/// <summary>Hosts send ids as numbers, importers as text: <c>"id": 1234</c> means the same as <c>"id": "1234"</c>.</summary>
internal sealed class IdAsTextOrNumber : JsonConverter<string>
{
    public static readonly JsonSerializerOptions Options = Build();

    private static JsonSerializerOptions Build()
    {
        var options = Base();
        // A NUL in the hunk of a diff is no reason to lose what a reviewer said: texts lose it, names are refused (CommentParser).
        options.Converters.Remove(options.Converters.Single(c => c is PlainText));
        return options;
    }

    private static JsonSerializerOptions Base() => new(JsonBody.Options)
    {
        // Fields that we do not know are passed over, however deep they are.
        MaxDepth = BodyLines.DepthMax,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                type =>
                {
                    if (type.Type != typeof(Comment))
                        return;
                    foreach (var property in type.Properties)
                        if (property.Name is "id" or "inReplyTo")
                            property.CustomConverter = new IdAsTextOrNumber();
                },
            },
        },
    };

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new JsonException("an id is text or a whole number"),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
