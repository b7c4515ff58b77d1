using System.Globalization;
using Memory.Indexing;
using Memory.Indexing.Embedding;
using Memory.Lessons;
using Memory.Serving;
using Memory.Storage;

namespace Memory.Bench.Retrieval;

/// <summary>Questions of newcomers: lessons by search, and by what an answer cites.</summary>
internal static class Onboarding
{
    private const int Depth = 10;

    public static SortedDictionary<string, SortedDictionary<string, double>> Measure(string path, TextWriter output)
    {
        var rows = RetrievalSet.Lines(path).ToList();
        var lessons = rows.Where(r => RetrievalSet.Text(r, "type") == "lesson").Select(Lesson).ToList();
        var index = new EmbeddedLessonIndex(Embedders.Vectors);
        index.Apply([.. lessons.Select((l, i) => new LessonChange(i + 1, l.Id, l) { Vector = Embedders.Of(EmbeddingText.Of(l)) })]);
        var repo = lessons[0].Repo;
        var questions = rows.Where(r => RetrievalSet.Text(r, "type") == "question").Select(r => (
            Text: RetrievalSet.Text(r, "question"),
            Ids: r.GetProperty("answerIds").EnumerateArray().Select(i => i.GetString()!).ToHashSet(StringComparer.Ordinal))).ToList();
        var results = ChannelTable.Measure(plan => [.. questions.Where(q => q.Ids.Count > 0).Select(q => RankScore.Of(
            [.. index.Search(new IndexQuery(Grant.All, repo, q.Text, [], LessonStatuses.Served, Depth) { Vector = Embedders.Of(q.Text) }, plan).Select(h => h.Lesson.Id)], q.Ids))], output);
        int answered = 0, left = 0;
        foreach (var (text, ids) in questions)
        {
            var answer = AskAnswerer.AskAsync(new AskInput(Grant.All, repo, text), index, new EmbeddedPassageIndex(Embedders.Shipped), default).AsTask().GetAwaiter().GetResult();
            if (ids.Count == 0)
                left += answer.Found ? 0 : 1;
            else
                answered += answer.Citations.Take(3).Any(c => ids.Contains(c.Id)) ? 1 : 0;
        }
        var (answerable, open) = (questions.Count(q => q.Ids.Count > 0), questions.Count(q => q.Ids.Count == 0));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ask: right lesson in the top 3 {Wilson.Text(answered, answerable)}; left open what nothing answers {Wilson.Text(left, open)}"));
        results["ask"] = new(StringComparer.Ordinal) { ["top3"] = (double)answered / answerable, ["leftOpen"] = (double)left / Math.Max(1, open) };
        return results;
    }

    private static Lesson Lesson(System.Text.Json.JsonElement row) => new()
    {
        Id = RetrievalSet.Text(row, "id"),
        Repo = RetrievalSet.Text(row, "repo"),
        Rule = RetrievalSet.Text(row, "rule"),
        Why = RetrievalSet.Text(row, "why"),
        Topic = RetrievalSet.Text(row, "topic"),
        Paths = RetrievalSet.Text(row, "scope") is "*" or "" ? [] : [RetrievalSet.Text(row, "scope")],
        Status = LessonStatus.Active,
        Confidence = 0.9,
        Evidence = [new Evidence { Comment = RetrievalSet.Text(row, "id"), Repo = RetrievalSet.Text(row, "repo"), Author = RetrievalSet.Text(row, "author"), Words = RetrievalSet.Text(row, "words") }],
    };
}
