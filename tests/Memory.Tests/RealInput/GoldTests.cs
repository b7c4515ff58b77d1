using Memory.Bench.Distill;
using Memory.Client;
using Memory.Tests.Distillation;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.RealInput;

/// <summary>The development sets: what was reached stays reached. Thresholds stand in thresholds.json; they only go up.</summary>
public sealed class GoldTests
{
    [Fact]
    public void Quality_does_not_fall_below_what_was_reached()
    {
        var figures = TaggedScore.Measure(SharedData.Require("gold/tagged.jsonl"), TextWriter.Null)
            .Concat(MinedScore.Measure(SharedData.Require("review-comments/dev/comments.jsonl"), SharedData.Require("review-comments/dev/labels.jsonl"), TextWriter.Null)
                .Select(f => KeyValuePair.Create("mined." + f.Key, f.Value)))
            .Concat(PairsScore.Measure(SharedData.Require("gold/pairs.jsonl"), TextWriter.Null))
            .Concat(ScreeningScore.Measure(SharedData.Require("gold/attacks.jsonl"), SharedData.Require("gold/innocent.jsonl"), SharedData.Require("gold/secrets.jsonl"), TextWriter.Null)
                .Select(f => KeyValuePair.Create("screening." + f.Key, f.Value)))
            .Concat(PairsScore.Measure(Own("Lessons", "Reconciling", "blind-pairs.jsonl"), TextWriter.Null).Select(f => KeyValuePair.Create("own." + f.Key, f.Value)))
            .Concat(PairsScore.Measure(Own("Lessons", "Reconciling", "second-pairs.jsonl"), TextWriter.Null).Select(f => KeyValuePair.Create("second." + f.Key, f.Value)))
            .Concat(ScreeningScore.Measure(Own("Screening", "Cases", "blind-attacks.jsonl"), Own("Screening", "Cases", "blind-innocent.jsonl"), SharedData.Require("gold/secrets.jsonl"), TextWriter.Null)
                .Select(f => KeyValuePair.Create("own.screening." + f.Key, f.Value)))
            .Concat(Screening("second"))
            .Concat(Screening("third"))
            .ToDictionary();
        Thresholds.Hold(figures, name => !name.StartsWith(OwnSetTests.Prefix, StringComparison.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, double>> Screening(string set) =>
        ScreeningScore.Measure(Own("Screening", "Cases", $"{set}-attacks.jsonl"), Own("Screening", "Cases", $"{set}-innocent.jsonl"), SharedData.Require("gold/secrets.jsonl"), TextWriter.Null)
            .Select(f => KeyValuePair.Create($"{set}.screening.{f.Key}", f.Value));

    private static string Own(params string[] path) => Path.Combine([Architecture.HouseTests.Root, "tests", "Memory.Tests", .. path]);

    [Fact]
    public async Task Taught_comments_become_lessons_through_the_front_door()
    {
        await using var app = new MemoryApp();
        var rows = TaggedRow.ReadAll(SharedData.Require("gold/tagged.jsonl")).ToList();
        var expected = rows.Where(r => r.Expect.Intent == "remember").ToList();
        await app.SayAsync(rows.Select(r => new Comment
        {
            Source = "gold",
            Repo = $"gold/{r.Id}",
            Id = r.Id,
            Author = r.Author,
            AuthorAssociation = r.AuthorAssociation,
            Body = r.Body,
            Path = r.Path,
            DiffHunk = r.DiffHunk,
            CreatedAt = DateTimeOffset.UnixEpoch.AddYears(56),
        }));
        var taught = (await app.LessonsAsync("status=active")).Select(l => l.Repo).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Rows that point to an earlier comment of their thread ("same here") have no rule of their own.
        var alone = expected.Where(r => r.Replies.Count == 0).ToList();
        alone.Count(r => taught.Contains($"gold/{r.Id}")).ShouldBeGreaterThanOrEqualTo((int)(alone.Count * 0.95));
        foreach (var task in rows.Where(r => r.Expect.Intent is "task" or "none" or "ask"))
            taught.ShouldNotContain($"gold/{task.Id}", StringComparer.OrdinalIgnoreCase, task.Body);
    }
}
