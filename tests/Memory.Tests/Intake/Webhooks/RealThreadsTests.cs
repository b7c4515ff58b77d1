using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Client;
using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Intake.Webhooks;

/// <summary>Real review comments, told as GitHub tells them, teach what they teach when they are imported.</summary>
public sealed class RealThreadsTests
{
    private const int ThreadsMax = 400;

    [Fact]
    public async Task Webhooks_and_an_import_give_the_same_lessons()
    {
        var comments = Tagged();
        await using var imported = new MemoryApp();
        await imported.SayAsync(comments);

        await using var told = new MemoryApp(Hook.Settings());
        var hook = new Hook(told.WithKey(null));
        foreach (var comment in comments)
            await hook.TellAsync("pull_request_review_comment", Payload(comment));
        await Eventually.TrueAsync(async () => (await told.GetAsync<Page<Delivery>>("/v1/deliveries?outcome=pending&limit=1")).Items.Count == 0, "all are understood");

        var expected = await SummaryAsync(imported);
        expected.Count.ShouldBeGreaterThan(40);
        (await SummaryAsync(told)).ShouldBe(expected);
    }

    /// <summary>Those of which a person said that they hold a rule, tagged; their repositories' others as they are.</summary>
    private static List<Comment> Tagged()
    {
        var labels = File.ReadLines(SharedData.Require("review-comments/dev/labels.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(l => l.GetProperty("lesson").GetBoolean()).Select(l => l.GetProperty("id").GetString()!).ToHashSet();
        var all = File.ReadLines(SharedData.Require("review-comments/dev/comments.jsonl")).Select(l => JsonSerializer.Deserialize<Comment>(l, MemoryApp.Web)!).ToList();
        var number = all.Select((c, i) => (c.Id, Number: (10_000 + i).ToString(CultureInfo.InvariantCulture))).DistinctBy(c => c.Id).ToDictionary(c => c.Id!, c => c.Number);
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return [.. all.Where(c => labels.Contains(c.Id!)).Concat(all.Where(c => c.InReplyTo is not null && labels.Contains(c.InReplyTo))).Concat(all.Take(ThreadsMax)).DistinctBy(c => c.Id)
            .Select((c, i) => c with
            {
                Id = number[c.Id!],
                Kind = "review_comment",
                Pr = 1,
                InReplyTo = c.InReplyTo is { } parent ? number.GetValueOrDefault(parent) : null,
                Body = labels.Contains(c.Id!) ? $"@claude remember: {c.Body}" : c.Body,
                CreatedAt = at.AddMinutes(i),
                UpdatedAt = at.AddMinutes(i),
            })];
    }

    private readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);

    /// <summary>A repository is its number: one with another number is another one.</summary>
    private long NumberOf(string repo) => numbers.TryGetValue(repo, out var known) ? known : numbers[repo] = numbers.Count + 1;

    private JsonObject Payload(Comment c) => new()
    {
        ["action"] = "created",
        ["comment"] = new JsonObject
        {
            ["id"] = long.Parse(c.Id!, CultureInfo.InvariantCulture),
            ["body"] = c.Body,
            ["path"] = c.Path ?? "",
            ["line"] = c.Line,
            ["original_line"] = c.Line,
            ["position"] = 1,
            ["diff_hunk"] = c.DiffHunk,
            ["original_commit_id"] = c.Commit,
            ["html_url"] = c.Url,
            ["author_association"] = c.AuthorAssociation,
            ["created_at"] = c.CreatedAt,
            ["updated_at"] = c.UpdatedAt,
            ["in_reply_to_id"] = c.InReplyTo is { } p ? long.Parse(p, CultureInfo.InvariantCulture) : null,
            ["user"] = FakeComment.User(c.Author!, c.AuthorIsBot == true),
        },
        ["pull_request"] = new JsonObject { ["number"] = c.Pr },
        ["repository"] = new FakeRepository(NumberOf(c.Repo!), c.Repo!).ToJson(),
        ["sender"] = FakeComment.User(c.Author!, c.AuthorIsBot == true),
    };

    private static async Task<List<string>> SummaryAsync(MemoryApp app)
    {
        var lessons = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = await app.GetAsync<Page<Lesson>>($"/v1/lessons?limit=200{(cursor is null ? "" : $"&cursor={cursor}")}");
            lessons.AddRange(page.Items.Select(l => $"{l.Repo} {l.Status} {l.Rule} | {l.Why} | {string.Join(',', l.Scope.Paths)} | {l.Evidence.Count}"));
            if ((cursor = page.Next) is null)
                return [.. lessons.Order(StringComparer.Ordinal)];
        }
    }
}
