using Memory.Lessons;
using static Memory.Lessons.Lifecycle.LessonCommand;
using static Memory.Lessons.Lifecycle.LessonResult;

namespace Memory.Tests.Lessons.Lifecycle;

public sealed class EvidenceChangesTests
{
    private const string Rule = "Use Decimal for money.";

    [Fact]
    public void Another_person_adds_confidence_and_the_same_comment_adds_nothing()
    {
        var lesson = Some.Taught(Rule);
        var more = new AddEvidence(Some.Said("sam", "c2", 2)).On(lesson).Changed().Lesson;
        more.Confidence.ShouldBeGreaterThan(lesson.Confidence);
        new AddEvidence(Some.Said("sam", "c2", 2)).On(more).ShouldBeOfType<Unchanged>();
    }

    [Fact]
    public void An_edited_comment_replaces_its_words_in_place()
    {
        var lesson = new AddEvidence(Some.Said("sam", "c2", 2)).On(Some.Taught(Rule)).Changed().Lesson;
        var edited = new AddEvidence(Some.Said("priya") with { Words = "new words" }).On(lesson).Changed().Lesson;
        edited.Evidence.Select(e => e.Comment).ShouldBe(["c1", "c2"]);
        edited.Evidence[0].Words.ShouldBe("new words");
    }

    [Fact]
    public void Evidence_has_a_limit()
    {
        var lesson = Some.Taught(Rule);
        for (var i = 0; i < 300; i++)
            if (new AddEvidence(Some.Said("a" + i, "n" + i, i)).On(lesson) is Changed changed)
                lesson = changed.Lesson;
        lesson.Evidence.Count.ShouldBe(200);
    }

    [Fact]
    public void The_last_evidence_takes_the_lesson_with_it()
    {
        var lesson = new AddEvidence(Some.Said("sam", "c2", 2)).On(Some.Taught(Rule)).Changed().Lesson;
        var one = new WithdrawEvidence("c2").On(lesson).Changed().Lesson;
        one.Status.ShouldBe(LessonStatus.Active);
        new WithdrawEvidence("c2").On(one).ShouldBeOfType<Unchanged>();
        var none = new WithdrawEvidence("c1").On(one).Changed();
        none.Lesson.Status.ShouldBe(LessonStatus.Retired);
        none.What.ShouldBe("retired");
    }

    [Fact]
    public void Somebody_elses_approval_keeps_it_alive()
    {
        var approved = new Approve("ana").On(Some.Proposal(Rule)).Changed().Lesson;
        new WithdrawEvidence("c1").On(approved).Changed().Lesson.Status.ShouldBe(LessonStatus.Active);
        var own = new Approve("PRIYA").On(Some.Proposal(Rule)).Changed().Lesson;
        new WithdrawEvidence("c1").On(own).Changed().Lesson.Status.ShouldBe(LessonStatus.Retired);
        var other = approved with { Rule = "Somebody changed the words afterwards." };
        new WithdrawEvidence("c1").On(other).Changed().Lesson.Status.ShouldBe(LessonStatus.Retired);
    }

    [Fact]
    public void What_is_gone_gets_no_evidence_but_loses_it()
    {
        var retired = Some.Taught(Rule).Was(LessonStatus.Retired);
        new AddEvidence(Some.Said("sam", "c2")).On(retired).ShouldBeOfType<Refused>();
        var changed = new WithdrawEvidence("c1").On(retired).Changed().Lesson;
        changed.Evidence.ShouldBeEmpty();
        changed.Status.ShouldBe(LessonStatus.Retired);
    }
}
