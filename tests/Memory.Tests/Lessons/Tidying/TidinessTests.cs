using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Lessons.Tidying;

namespace Memory.Tests.Lessons.Tidying;

public sealed class TidinessTests
{
    private const string Rule = "Never log raw tokens.", Again = "Never log a raw token.";

    [Fact]
    public void Of_two_active_ones_the_better_supported_is_kept()
    {
        var alone = Some.Taught(Rule, "L100001");
        var supported = Some.Taught(Again, "L100002", "sam") with { Evidence = [Some.Said("sam", "c2", 2), Some.Said("olga", "c3", 3)], CreatedAt = Some.Now };
        var step = Tidiness.Of([alone, supported]).ShouldHaveSingleItem().ShouldBeOfType<TidyStep.Join>();
        (step.Kept.Id, step.Other.Id).ShouldBe(("L100002", "L100001"));
    }

    [Fact]
    public void Of_two_alike_the_older_is_kept()
    {
        var older = Some.Taught(Rule, "L100009");
        var newer = Some.Taught(Again, "L100001", "sam") with { CreatedAt = Some.Now };
        Tidiness.Of([newer, older]).ShouldHaveSingleItem().Kept.Id.ShouldBe("L100009");
    }

    [Fact]
    public void A_proposal_adds_nothing_to_what_is_active()
    {
        var step = Tidiness.Of([Some.Proposal(Again, "L100001", "sam"), Some.Taught(Rule, "L100002")]).ShouldHaveSingleItem();
        step.ShouldBeOfType<TidyStep.Cover>();
        step.Kept.Id.ShouldBe("L100002");
    }

    [Fact]
    public void A_no_that_came_after_a_proposal_holds_for_it_and_one_before_it_does_not()
    {
        var rejected = Some.Proposal(Rule, "L100001").Was(LessonStatus.Rejected);
        Tidiness.Of([rejected with { UpdatedAt = Some.Now }, Some.Proposal(Again, "L100002")]).ShouldHaveSingleItem().ShouldBeOfType<TidyStep.Refuse>();
        Tidiness.Of([rejected, Some.Proposal(Again, "L100002") with { UpdatedAt = Some.Now }]).ShouldBeEmpty("a person has restored it since");
    }

    [Fact]
    public void What_joining_would_lose_is_left_to_a_person()
    {
        var kept = Some.Taught(Rule, "L100001") with { Core = true };
        var forbids = Some.Taught(Again, "L100002", "sam") with { Pattern = "logger.token" };
        Tidiness.Of([kept, forbids]).ShouldHaveSingleItem().ShouldBeOfType<TidyStep.Unsure>().Reason.ShouldContain("logger.token");
        var opposite = Some.Taught("Use tabs for indentation.", "L100003");
        Tidiness.Of([opposite, Some.Taught("Never use tabs for indentation, use spaces.", "L100004", "sam")]).ShouldHaveSingleItem().ShouldBeOfType<TidyStep.Unsure>();
    }

    [Theory]
    [InlineData(LessonStatus.Conflicted)]
    [InlineData(LessonStatus.Retired)]
    [InlineData(LessonStatus.Superseded)]
    public void What_is_in_conflict_or_has_ended_is_left_alone(LessonStatus status) =>
        Tidiness.Of([Some.Taught(Rule, "L100001"), Some.Taught(Again, "L100002", "sam").Was(status)]).ShouldBeEmpty();

    [Fact]
    public void What_is_held_and_what_only_sounds_alike_is_left_alone()
    {
        Tidiness.Of([Some.Taught(Rule, "L100001"), Some.Proposal(Again, "L100002") with { Warnings = ["weakens security"] }]).ShouldBeEmpty();
        Tidiness.Of([Some.Taught(Rule, "L100001"), Some.Taught("Never log raw passwords of customers.", "L100002", "sam")]).ShouldBeEmpty();
    }

    [Fact]
    public void Of_three_two_join_the_first()
    {
        var steps = Tidiness.Of([Some.Taught(Rule, "L100001"), Some.Taught(Again, "L100002", "sam"), Some.Taught("Never log the raw token.", "L100003", "olga")]);
        steps.Count.ShouldBe(2);
        steps.ShouldAllBe(s => s is TidyStep.Join && s.Kept.Id == "L100001");
    }

    [Fact]
    public void Absorbing_takes_over_evidence_and_neither_words_nor_approval()
    {
        var kept = Some.Taught(Rule, "L100001");
        var after = new LessonCommand.Absorb("L100002", [Some.Said("sam", "c2", 2), Some.Said("priya")]).On(kept).Changed();
        after.Lesson.Evidence.Select(e => e.Comment).ShouldBe(["c1", "c2"]);
        after.Lesson.Supersedes.ShouldBe(["L100002"]);
        after.Lesson.Confidence.ShouldBeGreaterThan(kept.Confidence);
        (after.Lesson.Rule, after.Lesson.ApprovedHash, after.Lesson.Status).ShouldBe((kept.Rule, kept.ApprovedHash, kept.Status));
    }

    [Fact]
    public void Only_a_proposal_that_waits_for_a_person_expires()
    {
        var note = "nobody decided";
        new LessonCommand.Expire(note).On(Some.Proposal(Rule)).Changed().Lesson.Status.ShouldBe(LessonStatus.Retired);
        new LessonCommand.Expire(note).On(Some.Taught(Rule)).ShouldBeOfType<LessonResult.Refused>();
        new LessonCommand.Expire(note).On(Some.Proposal(Rule) with { ActiveFrom = Some.Now.AddDays(1) }).ShouldBeOfType<LessonResult.Refused>();
    }
}
