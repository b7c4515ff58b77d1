using System.Text.Json;
using Memory.Indexing;
using Memory.Indexing.Embedding;
using Memory.Lessons;
using Memory.Serving;
using Memory.Storage;

namespace Memory.Bench.Retrieval;

/// <summary>
/// Of the lessons that requests get beside the core ones, how many did a reader judge relevant, and how many of the relevant ones
/// do they get; and how many requests about something else get core lessons only. The folder holds lessons, requests, for each
/// request the lessons judged relevant to it among all, and unrelated requests, a JSON a line.
/// </summary>
internal static class PackPrecision
{
    private const string Repo = "bench/shop";

    /// <param name="print">Writes every pack, a mark before each lesson.</param>
    public static SortedDictionary<string, SortedDictionary<string, double>> Measure(string folder, bool print, TextWriter output)
    {
        var lessons = Rows(folder, "lessons.jsonl").Select(Lesson).ToDictionary(l => l.Id, StringComparer.Ordinal);
        var index = new EmbeddedLessonIndex(Embedders.Vectors);
        index.Apply([.. lessons.Values.Select((l, i) => new LessonChange(i + 1, l.Id, l) { Vector = Embedders.Of(EmbeddingText.Of(l)) })]);
        var relevant = Rows(folder, "judgements.jsonl").ToDictionary(j => RetrievalSet.Text(j, "request"),
            j => j.GetProperty("relevant").EnumerateArray().Select(l => l.GetString()!).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        int served = 0, right = 0, answered = 0;
        var requests = Rows(folder, "requests.jsonl");
        foreach (var request in requests)
        {
            var wanted = relevant[RetrievalSet.Text(request, "id")];
            var got = Served(request, index);
            served += got.Count;
            right += got.Count(wanted.Contains);
            answered += got.Any(wanted.Contains) ? 1 : 0;
            if (print)
                output.WriteLine($"{request.GetRawText()}\n{string.Join('\n', got.Select(l => $"  {(wanted.Contains(l) ? '+' : '-')} {l} {lessons[l].Rule}")
                    .Concat(wanted.Except(got).Select(l => $"  ? {l} {lessons[l].Rule}")))}");
        }
        var unrelated = Rows(folder, "unrelated.jsonl");
        var loud = unrelated.Where(r => Served(r, index).Count > 0).ToList();
        output.WriteLine($"lessons served beyond core that were judged relevant: {Wilson.Text(right, served)}");
        output.WriteLine($"relevant lessons that were served: {Wilson.Text(right, relevant.Sum(r => r.Value.Count))}; requests with one: {Wilson.Text(answered, requests.Count)}");
        output.WriteLine($"unrelated requests that get core lessons only: {Wilson.Text(unrelated.Count - loud.Count, unrelated.Count)}");
        foreach (var request in loud)
            output.WriteLine($"  {RetrievalSet.Text(request, "task")} <- {string.Join("; ", Served(request, index).Select(l => lessons[l].Rule))}");
        return new(StringComparer.Ordinal)
        {
            ["packs"] = new(StringComparer.Ordinal)
            {
                ["precision"] = (double)right / Math.Max(1, served),
                ["recall"] = (double)right / relevant.Sum(r => r.Value.Count),
                ["coreOnly"] = (double)(unrelated.Count - loud.Count) / unrelated.Count,
            },
        };
    }

    private static List<string> Served(JsonElement request, EmbeddedLessonIndex index)
    {
        var input = new ContextInput
        {
            Grant = Grant.All,
            Repo = Repo,
            Task = RetrievalSet.Text(request, "task"),
            Files = request.TryGetProperty("files", out var files) ? [.. files.EnumerateArray().Select(f => f.GetString()!)] : [],
            Diff = RetrievalSet.Text(request, "diff"),
        };
        var pack = ContextBuilder.BuildAsync(input, index, default).AsTask().GetAwaiter().GetResult();
        return [.. pack.Lessons.Where(l => !l.Lesson.Core).Select(l => l.Lesson.Id)];
    }

    private static List<JsonElement> Rows(string folder, string file) =>
        [.. RetrievalSet.Lines(Path.Combine(folder, file))];

    private static Lesson Lesson(JsonElement row) => new()
    {
        Id = RetrievalSet.Text(row, "id"),
        Repo = Repo,
        Rule = RetrievalSet.Text(row, "rule"),
        Why = RetrievalSet.Text(row, "why") is { Length: > 0 } why ? why : null,
        Paths = [.. row.GetProperty("paths").EnumerateArray().Select(p => p.GetString()!)],
        Core = row.GetProperty("core").GetBoolean(),
        Status = LessonStatus.Active,
        Confidence = 0.9,
        Evidence = [new Evidence { Comment = RetrievalSet.Text(row, "id"), Repo = Repo, Author = "ana" }],
    };
}
