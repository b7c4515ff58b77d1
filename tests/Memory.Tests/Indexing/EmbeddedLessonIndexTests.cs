using Memory.Indexing;
using Memory.Lessons;
using Memory.Storage;
using Memory.Tests.Serving;

namespace Memory.Tests.Indexing;

public sealed class EmbeddedLessonIndexTests
{
    private static IndexQuery Query(string text, string? repo = Known.Repo, LessonStatuses statuses = LessonStatuses.Served, params string[] files) =>
        new(Grant.All, repo, text, files, statuses, 10);

    private static List<string> Ids(IEnumerable<LessonHit> hits) => [.. hits.Select(h => h.Lesson.Id)];

    [Fact]
    public void A_rule_counts_more_than_a_reason()
    {
        var index = Known.Index(
            Known.Lesson("L1", "Write small functions.", why: "Retries are easier to read."),
            Known.Lesson("L2", "Wrap retries in the backoff policy."));
        Ids(index.Search(Query("how do retries work"))).ShouldBe(["L2", "L1"]);
    }

    [Fact]
    public void Matched_words_are_given_as_they_were_asked()
    {
        var hit = Known.Index(Known.Lesson("L1", "Hold the seat with `SeatLock` while retrying.")).Search(Query("SeatLock retries and of the")).ShouldHaveSingleItem();
        hit.MatchedTerms.ShouldBe(["SeatLock", "retries"], ignoreOrder: true);
    }

    [Fact]
    public void A_misspelt_word_finds_what_it_meant() =>
        Ids(Known.Index(Known.Lesson("L1", "Retry a payment twice."), Known.Lesson("L2", "Sort imports.")).Search(Query("paymnet"))).ShouldBe(["L1"]);

    [Fact]
    public void Another_word_for_the_same_thing_finds_it_behind_the_word_itself() =>
        Ids(Known.Index(Known.Lesson("L1", "Deploy by merging."), Known.Lesson("L2", "Never break production.")).Search(Query("production"))).ShouldBe(["L2", "L1"]);

    [Fact]
    public void A_change_replaces_a_lesson_and_null_takes_it_away()
    {
        var index = Known.Index(Known.Lesson("L1", "Use tabs."));
        index.Apply([new LessonChange(2, "L1", Known.Lesson("L1", "Use spaces."))]);
        index.Search(Query("tabs")).ShouldBeEmpty();
        Ids(index.Search(Query("spaces"))).ShouldBe(["L1"]);
        index.Apply([new LessonChange(3, "L1", null)]);
        index.Search(Query("spaces")).ShouldBeEmpty();
        index.All(Grant.All, Known.Repo, LessonStatuses.All).ShouldBeEmpty();
        index.Find(Grant.All, "L1").ShouldBeNull();
        index.Revision.ShouldBe(3);
    }

    [Fact]
    public void An_older_revision_changes_nothing_not_even_after_the_end()
    {
        var index = Known.Index(Known.Lesson("L1", "Use tabs."));
        index.Apply([new LessonChange(5, "L1", null)]);
        index.Apply([new LessonChange(4, "L1", Known.Lesson("L1", "Use spaces.")), new LessonChange(5, "L1", Known.Lesson("L1", "Use spaces."))]);
        index.Search(Query("spaces tabs")).ShouldBeEmpty();
        index.Revision.ShouldBe(5);
    }

    [Fact]
    public void A_lesson_that_moves_to_the_owner_is_found_once()
    {
        var index = Known.Index(Known.Lesson("L1", "Use tabs."));
        index.Apply([new LessonChange(2, "L1", Known.Lesson("L1", "Use tabs.", "acme/*"))]);
        Ids(index.Search(Query("tabs"))).ShouldBe(["L1"]);
        Ids(index.Search(Query("tabs", "acme/other"))).ShouldBe(["L1"]);
    }

    [Fact]
    public void A_repository_has_its_own_lessons_those_of_its_owner_and_those_for_everybody()
    {
        var index = Known.Index(Known.Lesson("L1", "Use tabs."), Known.Lesson("L2", "Use tabs.", "acme/*"), Known.Lesson("L3", "Use tabs.", "*"),
            Known.Lesson("L4", "Use tabs.", "acme/other"), Known.Lesson("L5", "Use tabs.", "other/*"));
        Ids(index.Search(Query("tabs", "Acme/Shop"))).ShouldBe(["L1", "L2", "L3"], ignoreOrder: true);
        index.All(Grant.All, Known.Repo, LessonStatuses.All).Select(l => l.Id).ShouldBe(["L1", "L2", "L3"], ignoreOrder: true);
    }

    [Fact]
    public void Only_asked_statuses_are_found()
    {
        var index = Known.Index(Enum.GetValues<LessonStatus>().Select(s => Known.Lesson($"L{(int)s}", "Use tabs.") with { Status = s }));
        Ids(index.Search(Query("tabs"))).ShouldBe(["L1", "L2"]);
        Ids(index.Search(Query("tabs", statuses: LessonStatuses.Proposed))).ShouldBe(["L0"]);
        index.Search(Query("tabs", statuses: LessonStatuses.All)).Count.ShouldBe(6);
    }

    [Fact]
    public void Core_is_listed_without_words()
    {
        var index = Known.Index(Known.Lesson("L1", "Use tabs.") with { Core = true }, Known.Lesson("L2", "Sort imports."),
            Known.Lesson("L3", "Never log.") with { Core = true, Status = LessonStatus.Proposed });
        index.Core(Grant.All, Known.Repo).Select(l => l.Id).ShouldBe(["L1"]);
    }

    [Fact]
    public void Paths_find_the_narrowest_scope_first()
    {
        var index = Known.Index(Known.Lesson("L1", "One.", paths: "**/*.cs"), Known.Lesson("L2", "Two.", paths: "src/api/**"),
            Known.Lesson("L3", "Three.", paths: "src/api/Orders.cs"), Known.Lesson("L4", "Four.", paths: "web/**"), Known.Lesson("L5", "Five."));
        var hits = index.ByPath(Grant.All, Known.Repo, ["src/api/Orders.cs", "README.md"], LessonStatuses.Served, 10);
        Ids(hits).ShouldBe(["L3", "L2", "L1"]);
        hits.ShouldAllBe(h => h.MatchedPath == "src/api/Orders.cs");
    }

    [Fact]
    public void A_file_that_a_lesson_applies_to_lifts_it()
    {
        var index = Known.Index(Known.Lesson("L1", "Validate the order."), Known.Lesson("L2", "Validate the order.", paths: "src/api/**"));
        var hits = index.Search(Query("validate order", files: "src/api/a.cs"));
        Ids(hits).ShouldBe(["L2", "L1"]);
        hits[0].MatchedPath.ShouldBe("src/api/a.cs");
    }
}
