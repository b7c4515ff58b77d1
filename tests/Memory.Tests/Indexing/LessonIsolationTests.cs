using Memory.Indexing;
using Memory.Storage;
using Memory.Tests.Serving;

namespace Memory.Tests.Indexing;

public sealed class LessonIsolationTests
{
    private static readonly Grant Shop = Grant.To(["acme/shop"]);

    private static List<(string, double)> Search(EmbeddedLessonIndex index, Grant grant, string? repo) =>
        [.. index.Search(new IndexQuery(grant, repo, "payment retry seat lock", [], LessonStatuses.Served, 50)).Select(h => (h.Lesson.Id, h.Score))];

    [Fact]
    public void Scores_do_not_change_with_lessons_of_others()
    {
        var mine = new[] { Known.Lesson("L1", "Retry a payment twice."), Known.Lesson("L2", "Hold a seat with a lock."), Known.Lesson("L3", "Sort imports.") };
        var alone = Known.Index(mine);
        var crowded = Known.Index([.. mine, .. Enumerable.Range(10, 500).Select(i => Known.Lesson($"L{i}", "Retry payment, lock seat.", i % 2 == 0 ? "rival/app" : "acme/secret"))]);
        Search(crowded, Shop, "acme/shop").ShouldBe(Search(alone, Shop, "acme/shop"));
        Search(crowded, Shop, null).ShouldBe(Search(alone, Shop, null));
    }

    [Fact]
    public void A_repository_outside_the_grant_gives_nothing_by_any_way()
    {
        var index = Known.Index(Known.Lesson("L1", "Retry a payment.", "rival/app", null, "src/**") with { Core = true });
        Search(index, Shop, "rival/app").ShouldBeEmpty();
        Search(index, Shop, null).ShouldBeEmpty();
        index.Core(Shop, "rival/app").ShouldBeEmpty();
        index.All(Shop, "rival/app", LessonStatuses.All).ShouldBeEmpty();
        index.ByPath(Shop, "rival/app", ["src/a"], LessonStatuses.All, 10).ShouldBeEmpty();
        index.MostValuable(Shop, "rival/app", LessonStatuses.All, 10).ShouldBeEmpty();
        index.Find(Shop, "L1").ShouldBeNull();
        index.Find(Grant.To(["rival/*"]), "L1").ShouldNotBeNull();
    }

    [Fact]
    public void Words_said_in_a_hidden_repository_do_not_find_a_lesson_of_the_owner()
    {
        var lesson = Known.Lesson("L1", "Use tabs.", "acme/*") with { Evidence = [Known.Said("1", "acme/secret", "eve", "because of the Falcon project")] };
        var index = Known.Index(lesson);
        index.Search(new IndexQuery(Shop, "acme/shop", "falcon", [], LessonStatuses.Served, 5)).ShouldBeEmpty();
    }

    [Fact]
    public void Passages_stay_inside_the_grant()
    {
        var index = Known.Passages(new Passage("P1", "rival/app", Passage.Thread, null, "Retry", "Retry payments.", ["eve"], null, default, 1));
        index.Search(Shop, null, "retry payments", 5).ShouldBeEmpty();
        index.Search(Shop, "rival/app", "retry payments", 5).ShouldBeEmpty();
        index.Search(Grant.To(["rival/app"]), null, "retry payments", 5).Count.ShouldBe(1);
    }
}
