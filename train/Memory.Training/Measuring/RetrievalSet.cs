using System.Text.Json;

namespace Memory.Training.Measuring;

/// <summary>Documents, questions, and which documents answer which: <c>corpus.jsonl</c>, <c>dev/queries.jsonl</c>, <c>dev/qrels.tsv</c>.</summary>
public sealed record RetrievalSet(string Name, IReadOnlyList<string> Ids, IReadOnlyList<string> Texts, IReadOnlyList<(string Text, HashSet<string> Answers)> Queries)
{
    public static RetrievalSet Read(string folder)
    {
        var corpus = Lines(Path.Combine(folder, "corpus.jsonl")).Select(d => (Id: d.GetProperty("_id").GetString()!, Text: $"{(d.TryGetProperty("title", out var t) ? t.GetString() : "")} {d.GetProperty("text").GetString()}")).ToList();
        var answers = File.ReadLines(Path.Combine(folder, "dev", "qrels.tsv")).Skip(1).Select(l => l.Split('\t')).Where(p => p.Length > 2 && p[2] != "0").ToLookup(p => p[0], p => p[1]);
        var queries = Lines(Path.Combine(folder, "dev", "queries.jsonl")).Select(q => (Text: q.GetProperty("text").GetString()!, Answers: answers[q.GetProperty("_id").GetString()!].ToHashSet()))
            .Where(q => q.Answers.Count > 0).ToList();
        return new(Path.GetFileName(folder), [.. corpus.Select(d => d.Id)], [.. corpus.Select(d => d.Text)], queries);
    }

    private static IEnumerable<JsonElement> Lines(string file) => File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);
}
