using System.Text.Json;

namespace Memory.Agents.Places;

/// <summary>What a notebook holds. Pure; what is none holds nothing.</summary>
internal static class NotebookText
{
    /// <param name="notebook">The whole file.</param>
    /// <param name="cell">Its id.</param>
    /// <returns>Null where there is no such cell.</returns>
    public static string? Source(string? notebook, string cell)
    {
        if (string.IsNullOrEmpty(notebook))
            return null;
        try
        {
            using var document = JsonDocument.Parse(notebook, new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("cells", out var cells) && cells.ValueKind == JsonValueKind.Array)
                foreach (var one in cells.EnumerateArray())
                    if (one.ValueKind == JsonValueKind.Object && one.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() == cell)
                        return one.TryGetProperty("source", out var source) ? Text(source) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Cut off, or half a character: nothing is known of it.
        }
        return null;
    }

    /// <summary>One text, or its lines with their ends.</summary>
    private static string? Text(JsonElement source) => source.ValueKind switch
    {
        JsonValueKind.String => source.GetString(),
        JsonValueKind.Array => string.Concat(source.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString())),
        _ => null,
    };
}
