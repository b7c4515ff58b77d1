using System.Text.Encodings.Web;
using System.Text.Json;
using Memory.Comments;
using Memory.Distillation;
using Memory.Distillation.Mining;
using Memory.Distillation.Mining.Ranking;

namespace Memory.Bench.Distill;

/// <summary>
/// Writes outputs for a person to judge who must not know which writer wrote them: up to a hundred of each set, about half by the
/// built-in distiller and half by the naive baseline (the comment word for word), shuffled; the key goes into a second file.
/// </summary>
internal static class BlindItems
{
    private const int PerSet = 100;

    private sealed record Item(string Set, string Path, string Comment, string Rule, string? Why, string Scope, string Topic, string Writer, string Source);

    /// <param name="folder">Gets <c>items.jsonl</c> and <c>key.jsonl</c>.</param>
    /// <param name="seed">Another one draws other items.</param>
    public static void Write(string folder, string tagged, string comments, int seed, TextWriter report)
    {
        // CA5394: a shuffle that can be repeated, nothing to guess.
#pragma warning disable CA5394
        var random = new Random(seed);
        List<Item> Half(IEnumerable<Item> ours, IEnumerable<Item> naive)
        {
            var (one, other) = (Shuffled(ours), Shuffled(naive));
            return [.. one.Take(PerSet / 2), .. other.Take(PerSet / 2)];
        }
        Item[] Shuffled(IEnumerable<Item> items)
        {
            var array = items.ToArray();
            random.Shuffle(array);
            return array;
        }
        var rows = TaggedRow.ReadAll(tagged);
        var threads = MinedThreads.Read(comments).Values.Where(t => !t.Comments[0].AuthorIsBot).ToList();
        var items = Half(rows.SelectMany(r => Taught(r, TaggedReading.Ours(r), "built-in")), rows.SelectMany(r => Taught(r, TaggedReading.Naive(r), "naive")))
            .Concat(Half(threads.SelectMany(Mined), threads.Where(t => MinedBaseline.IsLesson(t.Comments[0].Body)).Select(Verbatim)));
        var shuffled = Shuffled(items);
#pragma warning restore CA5394
        var relaxed = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "items.jsonl"), shuffled.Select((x, i) => JsonSerializer.Serialize(
            new { Id = Id(i), x.Set, x.Path, x.Comment, x.Rule, x.Why, x.Scope, x.Topic, Question = "Would you merge it unedited?" }, relaxed)));
        File.WriteAllLines(Path.Combine(folder, "key.jsonl"), shuffled.Select((x, i) => JsonSerializer.Serialize(new { Id = Id(i), x.Writer, x.Source }, relaxed)));
        report.WriteLine($"{shuffled.Length} items in {folder}");
    }

    private static string Id(int i) => $"J{i + 1:000}";

    private static IEnumerable<Item> Taught(TaggedRow row, TaggedReading read, string writer) =>
        read.Lessons.Select(c => Of("taught", row.Path, string.Join("\n---\n", row.Replies.Where(r => r.Parent).Select(r => r.Body).Append(row.Body).Concat(row.Replies.Where(r => !r.Parent).Select(r => r.Body))), c, writer, row.Id));

    private static IEnumerable<Item> Mined(CommentThread thread) =>
        ThreadMiner.Mine(thread).Candidates.Where(c => new MinedCluster(MinedCandidate.Of(c, thread), [MinedCandidate.Of(c, thread)], 0, []).IsReady).Select(c => Of("mined", thread.Comments[0].Path, Said(thread), c, "built-in", thread.Root));

    private static Item Verbatim(CommentThread thread) =>
        Of("mined", thread.Comments[0].Path, Said(thread), new Candidate { Rule = thread.Comments[0].Body, Sources = [thread.Comments[0]] }, "naive", thread.Root);

    private static string Said(CommentThread thread) => string.Join("\n---\n", thread.Comments.Take(6).Select(c => c.Body));

    private static Item Of(string set, string? path, string comment, Candidate c, string writer, string source) =>
        new(set, path ?? "", comment, c.Rule, c.Why, c.Paths.Count == 0 ? "*" : string.Join(", ", c.Paths), c.Topic, writer, source);
}
