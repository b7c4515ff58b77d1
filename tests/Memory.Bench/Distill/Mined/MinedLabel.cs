using System.Text.Json;

namespace Memory.Bench.Distill;

/// <summary>What a person read in a thread.</summary>
internal sealed record MinedLabel(string Id, bool Lesson, string Confidence, string Topic, string Scope)
{
    /// <summary>Only threads that the reader was sure about are scored.</summary>
    public bool Scored => Confidence is "high" or "medium";

    public static List<MinedLabel> Read(string path) =>
        [.. File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line =>
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            return new MinedLabel(
                MinedThreads.Text(row, "id") ?? "",
                row.TryGetProperty("lesson", out var lesson) && lesson.ValueKind == JsonValueKind.True,
                MinedThreads.Text(row, "confidence") ?? "high",
                MinedThreads.Text(row, "category") ?? "none",
                MinedThreads.Text(row, "scope") ?? "*");
        })];
}
