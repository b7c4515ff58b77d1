using System.Text.Json;

namespace Memory.Bench.Retrieval;

/// <summary>Documents, queries and which documents answer which query.</summary>
/// <param name="Relevant">Ids of documents by id of query; a query that is not in it is not scored.</param>
internal sealed record RetrievalSet(
    IReadOnlyList<(string Id, string Title, string Text)> Documents, IReadOnlyList<(string Id, string Text)> Queries,
    IReadOnlyDictionary<string, HashSet<string>> Relevant)
{
    /// <summary>The common shape of such sets: two files of JSON lines and one of tab-separated judgements with a header.</summary>
    public static RetrievalSet Read(string corpus, string queries, string qrels) => new(
        [.. Lines(corpus).Select(r => (Text(r, "_id"), Text(r, "title"), Text(r, "text")))],
        [.. Lines(queries).Select(r => (Text(r, "_id"), Text(r, "text")))],
        File.ReadLines(qrels).Skip(1).Select(l => l.Split('\t')).Where(c => c.Length >= 3 && c[2].Trim() != "0")
            .GroupBy(c => c[0], c => c[1], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    public static IEnumerable<JsonElement> Lines(string path)
    {
        foreach (var line in File.ReadLines(path))
            if (!string.IsNullOrWhiteSpace(line))
            {
                using var document = JsonDocument.Parse(line);
                yield return document.RootElement.Clone();
            }
    }

    public static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
