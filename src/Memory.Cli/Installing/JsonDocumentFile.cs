using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Memory.Cli.Installing;

/// <summary>A JSON object in a file of somebody else: read whole, or not touched.</summary>
internal static class JsonDocumentFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="FailedException">It is no JSON object, or has comments, which would be lost.</exception>
    public static JsonObject Parse(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        try
        {
            // A copy finds names that stand there twice.
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is JsonObject read)
                return read;
        }
        catch (JsonException)
        {
            // Said below.
        }
        throw new FailedException($"{name} cannot be read as a JSON object without comments: nothing was changed", "Put it right, or move it away, and try again.");
    }

    /// <returns>Null when nothing is left in it.</returns>
    public static string? Write(JsonObject json) => json.Count == 0 ? null : json.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
}
