using Memory.Lessons.Lifecycle;

namespace Memory.Tests.Lessons.Lifecycle;

public sealed class LessonConfidenceTests
{
    [Fact]
    public void It_grows_with_people_and_threads_and_stays_below_one()
    {
        var lesson = Some.Proposal("Use Decimal.");
        var one = LessonConfidence.Of(lesson);
        var sameThread = LessonConfidence.Of(lesson with { Evidence = [Some.Said("priya"), Some.Said("priya", "c2")] });
        var twoThreads = LessonConfidence.Of(lesson with { Evidence = [Some.Said("priya"), Some.Said("priya", "c2", 2)] });
        var twoPeople = LessonConfidence.Of(lesson with { Evidence = [Some.Said("priya"), Some.Said("sam", "c2", 2)] });
        sameThread.ShouldBe(one);
        twoThreads.ShouldBeGreaterThan(one);
        twoPeople.ShouldBeGreaterThan(twoThreads);
        LessonConfidence.Of(Some.Taught("Use Decimal.")).ShouldBeGreaterThan(one);
        LessonConfidence.Of(lesson with { Evidence = [] }).ShouldBeLessThan(one);
        LessonConfidence.Of(lesson with { Evidence = [.. Enumerable.Range(0, 100).Select(i => Some.Said("p" + i, "c" + i, i))] }).ShouldBe(0.99);
    }

    [Fact]
    public void It_says_what_it_rests_on()
    {
        LessonConfidence.Reasons(Some.Taught("Use Decimal.")).ShouldBe(["said by 1 person in 1 thread", "these words were approved by priya"]);
        LessonConfidence.Reasons(Some.Proposal("Use Decimal.") with { Evidence = [] }).ShouldBe(["nobody is on record as saying it", "nobody has approved these words"]);
    }
}
