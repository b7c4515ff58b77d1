using Memory.Indexing;
using Memory.Lessons;
using Memory.Serving;
using Memory.Storage;

namespace Memory.Tests.Serving;

public sealed class SearchRankingTests
{
    private static readonly EmbeddedLessonIndex Index = Known.Index(
        Known.Lesson("L1", "Retry a payment twice.", paths: "src/pay/**"),
        Known.Lesson("L2", "Retry a payment later.") with { Evidence = [Known.Said("1", Known.Repo, "ana"), Known.Said("2", Known.Repo, "ben")] },
        Known.Lesson("L3", "Retry a payment never.") with { Status = LessonStatus.Rejected },
        Known.Lesson("L4", "Retry a payment.", "rival/app"));

    private static List<PackedLesson> Search(string? text, string? path = null, int limit = 10, string? repo = Known.Repo) =>
        [.. Known.Now(SearchRanking.SearchAsync(new SearchInput(Grant.To(["acme/*"]), repo, text, path, limit), Index)).Items];

    [Fact]
    public void What_more_people_have_said_ranks_first_where_words_do_not_decide()
    {
        var found = Search("retry payment");
        found.Select(f => f.Lesson.Id).ShouldBe(["L2", "L1"]);
        found[0].Reasons.ShouldBe(["matches: retry, payment", "said by 2 people"]);
    }

    [Fact]
    public void A_path_leaves_what_applies_there()
    {
        Search("retry payment", "web/a.ts").Select(f => f.Lesson.Id).ShouldBe(["L2"]);
        var there = Search("retry payment", "src/pay/a.cs");
        there.Select(f => f.Lesson.Id).ShouldBe(["L1", "L2"]);
        there[0].Reasons.ShouldContain("applies to src/pay/a.cs");
    }

    [Fact]
    public void A_path_alone_lists_what_applies_there_the_narrow_first() =>
        Search(null, "src/pay/a.cs").Select(f => f.Lesson.Id).ShouldBe(["L1", "L2"]);

    [Fact]
    public void The_limit_is_kept() => Search("retry payment", limit: 1).Count.ShouldBe(1);

    [Fact]
    public void Without_a_repository_everything_of_the_grant_is_searched() =>
        Search("retry payment", repo: null).Select(f => f.Lesson.Id).ShouldBe(["L2", "L1"]);
}
