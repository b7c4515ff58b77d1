using System.Text.Json;
using Memory.Bench.Distill;
using Memory.Indexing;
using Memory.Indexing.Embedding;
using Memory.Indexing.Searching;
using Memory.Lessons;
using Memory.Serving;
using Memory.Storage;

namespace Memory.Bench.Retrieval;

/// <summary>Threads that a person made a rule of: is a thread's own rule found among all of them?</summary>
internal sealed class LabelledThreads
{
    private const string Repo = "bench/rules";
    private const int Depth = 10;

    private readonly List<(string Id, string? Path, string Hunk, string Comment)> threads = [];
    private readonly EmbeddedLessonIndex index = new();

    public LabelledThreads(string comments, string labels)
    {
        var said = MinedThreads.Read(comments);
        var changes = new List<LessonChange>();
        foreach (var row in RetrievalSet.Lines(labels).Where(r => r.GetProperty("lesson").ValueKind == JsonValueKind.True))
        {
            var id = RetrievalSet.Text(row, "id");
            if (!said.TryGetValue(id, out var thread))
                continue;
            changes.Add(new LessonChange(changes.Count + 1, id, new Lesson
            {
                Id = id,
                Repo = Repo,
                Rule = RetrievalSet.Text(row, "rule"),
                Why = RetrievalSet.Text(row, "reason"),
                Status = LessonStatus.Active,
            }));
            var root = thread.Comments[0];
            threads.Add((id, root.Path, root.DiffHunk ?? "", root.Body));
        }
        index.Apply([.. changes.Select(c => c with { Vector = Embedders.Of(EmbeddingText.Of(c.Lesson!)) })]);
    }

    public SortedDictionary<string, SortedDictionary<string, double>> Measure(bool withComment, TextWriter output) =>
        ChannelTable.Measure(plan => [.. threads.Select(t => Score(t.Id, Text(t, withComment), plan))], output);

    /// <summary>As a request reads a diff: what was said first, then what was added, then what stands around it.</summary>
    private static string Text((string Id, string? Path, string Hunk, string Comment) t, bool withComment)
    {
        var diff = UnifiedDiff.Of(t.Hunk);
        return $"{(withComment ? t.Comment : "")}\n{t.Path}\n{diff.Added}\n{diff.Around}";
    }

    private RankScore Score(string id, string text, SearchPlan plan)
    {
        var hits = index.Search(new IndexQuery(Grant.All, Repo, text, [], LessonStatuses.Served, Depth) { Vector = Embedders.Of(text) }, plan);
        return RankScore.Of([.. hits.Select(h => h.Lesson.Id)], [id]);
    }
}
