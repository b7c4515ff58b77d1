using System.Text.Json;
using Memory.Indexing;
using Memory.Lessons;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Serving;

/// <summary>Lessons and indexes for tests of serving.</summary>
internal static class Known
{
    public const string Repo = "acme/shop";
    public const string Ferry = "saltmarsh/ferry-tickets";

    public static Lesson Lesson(string id, string rule, string repo = Repo, string? why = null, params string[] paths) => new()
    {
        Id = id,
        Repo = repo,
        Rule = rule,
        Why = why,
        Paths = paths,
        Status = LessonStatus.Active,
        Confidence = 0.9,
        Evidence = [Said(id, repo, "ana")],
    };

    public static Evidence Said(string id, string repo, string author, string words = "") => new()
    {
        Comment = $"github:{repo}:review_comment:{id}-{author}",
        Repo = repo,
        Author = author,
        Url = $"https://github.com/{repo}/pull/1#{id}",
        PullRequest = 1,
        Words = words,
    };

    public static EmbeddedLessonIndex Index(params IEnumerable<Lesson> lessons)
    {
        var index = new EmbeddedLessonIndex();
        var revision = 0L;
        index.Apply([.. lessons.Select(l => new LessonChange(++revision, l.Id, l))]);
        return index;
    }

    /// <summary>What an index in memory is asked for is there when the call returns.</summary>
    public static T Now<T>(ValueTask<T> answer)
    {
        answer.IsCompletedSuccessfully.ShouldBeTrue();
        return answer.GetAwaiter().GetResult();
    }

    public static EmbeddedPassageIndex Passages(params IEnumerable<Passage> passages)
    {
        var index = new EmbeddedPassageIndex();
        index.Apply([.. passages.Select(p => new PassageChange(p.Revision, p.Id, p))]);
        return index;
    }

    public static IReadOnlyList<JsonElement> Onboarding(string type) =>
        [.. File.ReadLines(SharedData.Require("gold/onboarding.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(r => r.GetProperty("type").GetString() == type)];

    public static IEnumerable<Lesson> OnboardingLessons() => Onboarding("lesson").Select(row =>
    {
        string? Text(string name) => row.GetProperty(name).GetString();
        var pr = row.GetProperty("pr").GetInt32();
        return new Lesson
        {
            Id = Text("id")!,
            Repo = Ferry,
            Rule = Text("rule")!,
            Why = Text("why"),
            Topic = Text("topic")!,
            Paths = Text("scope") is "*" or null ? [] : [Text("scope")!],
            Status = LessonStatus.Active,
            Confidence = 0.9,
            Evidence =
            [
                new Evidence
                {
                    Comment = Text("id")!, Repo = Ferry, Author = Text("author")!, PullRequest = pr, Words = Text("words")!,
                    Url = $"https://github.com/{Ferry}/pull/{pr}", SaidAt = row.GetProperty("saidAt").GetDateTimeOffset(),
                },
            ],
        };
    });
}
