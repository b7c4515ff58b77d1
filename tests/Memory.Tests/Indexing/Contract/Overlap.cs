using System.Text.Json;
using Memory.Tests.Infrastructure;
using Memory.Tests.Serving;

namespace Memory.Tests.Indexing.Contract;

/// <summary>
/// The share of the first ten that an index has in common with the one in memory, over questions that people typed into a search
/// engine, in a repository of twice as many lessons as a sample holds.
/// </summary>
internal static class Overlap
{
    private const int LessonsMax = 2_000;
    private const int QuestionsMax = 60;
    private const double Least = 0.9;

    public static async Task MeasureAsync(Func<Task<IndexedService>> startAsync)
    {
        var lessons = Texts("retrieval/cosqa/corpus.jsonl", LessonsMax).Select((t, i) => Known.Lesson($"L{100_000 + i * 397}", t.Length <= 1_500 ? t : t[..1_500])).ToList();
        var questions = Texts("retrieval/cosqa/dev/queries.jsonl", QuestionsMax);
        await using var memory = new IndexedService(new MemoryApp());
        await using var other = await startAsync();
        foreach (var service in (IndexedService[])[memory, other])
        {
            foreach (var chunk in lessons.Chunk(250))
                await service.SaveAsync(chunk);
            await service.LevelAsync();
        }
        double shared = 0;
        foreach (var question in questions)
        {
            var expected = await memory.IdsAsync(question);
            shared += expected.Count == 0 ? 1 : (double)(await other.IdsAsync(question)).Intersect(expected).Count() / expected.Count;
        }
        var share = shared / questions.Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"{share:0.000} of the first ten in common, {questions.Count} questions, {lessons.Count} lessons");
        share.ShouldBeGreaterThanOrEqualTo(Least);
    }

    private static List<string> Texts(string file, int max) =>
        [.. File.ReadLines(SharedData.Require(file)).Take(max).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!)];
}
