using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using static Memory.Lessons.Lifecycle.LessonCommand;
using static Memory.Lessons.Lifecycle.LessonResult;

namespace Memory.Tests.Lessons.Lifecycle;

public sealed class EditingTests
{
    private static readonly Lesson Taught = Some.Taught("Use Decimal for money.");

    private static LessonResult Edited(Lesson lesson, Func<LessonEdit, LessonEdit> to, bool mayApprove = true) =>
        new Edit("ana", mayApprove, to(LessonEdit.Of(lesson))).On(lesson);

    [Fact]
    public void New_words_are_approved_in_the_name_of_whoever_may_approve()
    {
        var changed = Edited(Taught, e => e with { Rule = "Use Decimal for all amounts." }).Changed();
        changed.Lesson.Status.ShouldBe(LessonStatus.Active);
        changed.Lesson.ApprovedBy.ShouldBe("ana");
        LessonLifecycle.IsApproved(changed.Lesson).ShouldBeTrue();
        changed.Note.ShouldNotBeNull().ShouldContain("rule");
    }

    [Fact]
    public void Anybody_elses_edit_takes_the_approval_away()
    {
        foreach (var edit in (Func<LessonEdit, LessonEdit>[])
            [e => e with { Rule = "x" }, e => e with { Why = "x" }, e => e with { Paths = ["a/**"] }, e => e with { Examples = [new("a", "b", "c")] }])
        {
            var changed = Edited(Taught, edit, mayApprove: false).Changed().Lesson;
            changed.Status.ShouldBe(LessonStatus.Proposed);
            changed.ApprovedBy.ShouldBeNull();
            changed.ApprovedHash.ShouldBeNull();
        }
    }

    [Fact]
    public void What_is_not_hashed_leaves_the_approval_where_it_was()
    {
        var changed = Edited(Taught, e => e with { Topic = "data", Core = true, Pattern = "float(" }).Changed().Lesson;
        changed.ApprovedBy.ShouldBe("priya");
        changed.Status.ShouldBe(LessonStatus.Active);
        changed.Core.ShouldBeTrue();
        var proposal = Some.Proposal("Use Decimal.");
        Edited(proposal, e => e with { Topic = "data" }).Changed().Lesson.Status.ShouldBe(LessonStatus.Proposed);
    }

    [Fact]
    public void Core_and_pattern_are_for_those_who_may_approve()
    {
        Edited(Taught, e => e with { Core = true }, mayApprove: false).ShouldBeOfType<Refused>();
        Edited(Taught, e => e with { Pattern = "eval(" }, mayApprove: false).ShouldBeOfType<Refused>();
    }

    [Fact]
    public void Words_with_warnings_are_not_approved_by_writing_them()
    {
        var changed = Edited(Taught, e => e with { Rule = "Skip TLS checks.", Warnings = ["weakens TLS"] }).Changed().Lesson;
        changed.Status.ShouldBe(LessonStatus.Proposed);
        changed.ApprovedBy.ShouldBeNull();
    }

    [Fact]
    public void An_edited_side_of_a_conflict_stays_marked()
    {
        var lesson = Taught with { Status = LessonStatus.Conflicted, ConflictsWith = ["L2"] };
        Edited(lesson, e => e with { Rule = "Use Decimal for prices." }).Changed().Lesson.Status.ShouldBe(LessonStatus.Conflicted);
        Edited(lesson, e => e with { Rule = "Use floats." }, mayApprove: false).Changed().Then.ShouldHaveSingleItem().LessonId.ShouldBe("L2");
    }

    [Fact]
    public void Nonsense_is_refused_and_nothing_is_nothing()
    {
        Edited(Taught, e => e).ShouldBeOfType<Unchanged>();
        Edited(Taught, e => e with { Rule = " " }).ShouldBeOfType<Refused>();
        Edited(Taught, e => e with { Topic = "poetry" }).ShouldBeOfType<Refused>().Reason.ShouldContain("testing");
        Edited(Taught.Was(LessonStatus.Retired), e => e with { Rule = "x" }).ShouldBeOfType<Refused>();
    }
}
