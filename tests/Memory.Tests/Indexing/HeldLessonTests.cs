using Memory.Indexing;
using Memory.Lessons;
using Memory.Storage;
using Memory.Tests.Serving;

namespace Memory.Tests.Indexing;

public sealed class HeldLessonTests
{
    private static readonly Lesson Whole = Known.Lesson("L1", "Keep the seat lock.", why: "It deadlocks.", paths: "src/**") with
    {
        Evidence = [Known.Said("1", Known.Repo, "ana", "the turnstile jams") with { Path = "src/a.cs", Commit = "abc" }, Known.Said("2", Known.Repo, "ben") with { PullRequest = null }],
        ApprovedBy = "ana",
        ApprovedHash = "x",
        Examples = [new Example("a", "b", "cs")],
    };

    /// <summary>What ranks it, what is compared with it and what is shown of it does not change by being held.</summary>
    [Fact]
    public void What_is_ranked_and_shown_stays()
    {
        var held = Known.Index(Whole).Find(Grant.All, "L1")!;
        held.ShouldSatisfyAllConditions(
            h => (h.Id, h.Repo, h.Rule, h.Why, h.Topic, h.Status, h.ApprovedBy).ShouldBe((Whole.Id, Whole.Repo, Whole.Rule, Whole.Why, Whole.Topic, Whole.Status, Whole.ApprovedBy)),
            h => h.Paths.ShouldBe(Whole.Paths),
            h => h.Examples.ShouldBe(Whole.Examples),
            h => h.Evidence.Select(e => (e.Author, e.Repo, e.Url, e.PullRequest, e.SaidAt, e.Path)).ShouldBe(Whole.Evidence.Select(e => (e.Author, e.Repo, e.Url, e.PullRequest, e.SaidAt, e.Path))),
            h => Support.Of(h).ShouldBe(Support.Of(Whole)),
            h => LessonValue.Of(h).ShouldBe(LessonValue.Of(Whole)),
            h => EmbeddingTextOf(h).ShouldBe(EmbeddingTextOf(Whole)));
    }

    [Fact]
    public void Words_of_evidence_are_found_and_stay_in_the_store()
    {
        var index = Known.Index(Whole);
        var hit = index.Search(new(Grant.All, Known.Repo, "turnstile", [], LessonStatuses.Served, 5)).ShouldHaveSingleItem();
        hit.Lesson.Evidence.ShouldAllBe(e => e.Words == "");
    }

    private static string EmbeddingTextOf(Lesson lesson) => Memory.Indexing.Embedding.EmbeddingText.Of(lesson);
}
