using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using static Memory.Lessons.Lifecycle.LessonCommand;
using static Memory.Lessons.Lifecycle.LessonResult;

namespace Memory.Tests.Lessons.Lifecycle;

public sealed class LessonLifecycleTests
{
    private const string Rule = "Use Decimal for money.";

    [Fact]
    public void Approving_a_proposal_makes_it_active_in_that_name()
    {
        var changed = new Approve("ana").On(Some.Proposal(Rule)).Changed();
        changed.Lesson.Status.ShouldBe(LessonStatus.Active);
        changed.Lesson.ApprovedBy.ShouldBe("ana");
        changed.Lesson.ApprovedAt.ShouldBe(Some.Now);
        changed.Lesson.ApprovedHash.ShouldBe(ApprovalHash.Of(changed.Lesson));
        changed.What.ShouldBe("approved");
        LessonLifecycle.IsApproved(changed.Lesson).ShouldBeTrue();
    }

    [Theory]
    [InlineData(LessonStatus.Retired)]
    [InlineData(LessonStatus.Rejected)]
    [InlineData(LessonStatus.Superseded)]
    public void What_is_gone_is_restored_before_it_is_approved(LessonStatus status)
    {
        var lesson = Some.Taught(Rule).Was(status);
        new Approve("ana").On(lesson).ShouldBeOfType<Refused>().Reason.ShouldContain("Restore");
        var restored = new Restore("ana").On(lesson).Changed().Lesson;
        restored.Status.ShouldBe(LessonStatus.Proposed);
        restored.ApprovedBy.ShouldBeNull();
        new Approve("ana").On(restored).Changed().Lesson.Status.ShouldBe(LessonStatus.Active);
    }

    [Fact]
    public void Repeating_a_command_changes_nothing()
    {
        foreach (var command in (LessonCommand[])[new Approve("ana"), new Reject("ana"), new Retire("ana"), new Supersede("L2")])
        {
            var once = command.On(Some.Proposal(Rule)).Changed().Lesson;
            command.On(once).ShouldBeOfType<Unchanged>();
        }
        new Restore("ana").On(Some.Proposal(Rule)).ShouldBeOfType<Unchanged>();
    }

    [Fact]
    public void What_is_not_served_is_neither_retired_nor_rejected()
    {
        new Retire("ana").On(Some.Taught(Rule).Was(LessonStatus.Superseded)).ShouldBeOfType<Refused>();
        new Retire("ana").On(Some.Taught(Rule).Was(LessonStatus.Rejected)).ShouldBeOfType<Refused>();
        new Reject("ana").On(Some.Taught(Rule).Was(LessonStatus.Retired)).ShouldBeOfType<Refused>();
        new Supersede("L2").On(Some.Taught(Rule).Was(LessonStatus.Retired)).ShouldBeOfType<Refused>();
        new Restore("ana").On(Some.Taught(Rule)).ShouldBeOfType<Refused>();
    }

    [Fact]
    public void A_lesson_never_turns_against_itself()
    {
        var lesson = Some.Taught(Rule);
        new Supersede(lesson.Id).On(lesson).ShouldBeOfType<Refused>();
        new MarkConflict(lesson.Id).On(lesson).ShouldBeOfType<Refused>();
    }

    [Fact]
    public void Promoting_adds_evidence_and_the_teachers_approval()
    {
        foreach (var status in (LessonStatus[])[LessonStatus.Proposed, LessonStatus.Retired, LessonStatus.Superseded])
        {
            var lesson = Some.Proposal(Rule).Was(status);
            var changed = new Promote("sam", Some.Said("sam", "c2", 2)).On(lesson).Changed().Lesson;
            changed.Status.ShouldBe(LessonStatus.Active);
            changed.ApprovedBy.ShouldBe("sam");
            changed.Evidence.Count.ShouldBe(2);
            changed.Confidence.ShouldBeGreaterThan(lesson.Confidence);
        }
    }

    [Fact]
    public void A_held_lesson_is_not_promoted_past_its_warnings()
    {
        var held = NewLesson.Of(Some.Draft(Rule), "L100001", [Some.Said("priya")], "priya", Some.Now, warnings: ["weakens TLS"]);
        held.Status.ShouldBe(LessonStatus.Proposed);
        held.ApprovedBy.ShouldBeNull();
        new Promote("sam").On(held).ShouldBeOfType<Refused>();
        new Approve("sam").On(held).Changed().Lesson.Status.ShouldBe(LessonStatus.Active);
    }

    [Fact]
    public void A_delayed_lesson_starts_as_a_proposal()
    {
        var from = Some.Now.AddDays(7);
        var lesson = NewLesson.Of(Some.Draft(Rule), "L100001", [Some.Said("priya")], "priya", Some.Now, activeFrom: from);
        lesson.Status.ShouldBe(LessonStatus.Proposed);
        lesson.ActiveFrom.ShouldBe(from);
        new Approve("priya").On(lesson).Changed().Lesson.ActiveFrom.ShouldBeNull();
    }
}
