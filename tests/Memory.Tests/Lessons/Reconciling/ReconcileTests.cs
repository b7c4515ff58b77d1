using Memory.Lessons;
using Memory.Lessons.Reconciling;
using static Memory.Lessons.Reconciling.Decision;

namespace Memory.Tests.Lessons.Reconciling;

public sealed class ReconcileTests
{
    private const string Enums = "Use enums for fixed sets of values.";
    private const string NoEnums = "Do not use enums; use literal unions.";
    private const string NoEnumsAgain = "No enums, use literal unions.";

    private static Decision Say(LessonDraft draft, string author, params Lesson[] known) =>
        Reconcile.Decide(draft, new Teaching(author, Some.Now, Activates: true), known);

    private static Decision Propose(LessonDraft draft, params Lesson[] known) =>
        Reconcile.Decide(draft, new Teaching("mallory", Some.Now, Activates: false), known);

    [Fact]
    public void Nothing_known_makes_a_new_lesson() => Say(Some.Draft(NoEnums), "sam").ShouldBeOfType<New>();

    [Theory]
    [InlineData(LessonStatus.Active)]
    [InlineData(LessonStatus.Conflicted)]
    public void The_same_rule_reinforces_what_is_served(LessonStatus status) =>
        Say(Some.Draft(NoEnumsAgain), "sam", Some.Taught(NoEnums).Was(status)).ShouldBeOfType<Reinforce>().LessonId.ShouldBe("L100001");

    [Fact]
    public void The_same_author_changes_his_mind() =>
        Say(Some.Draft(NoEnums), "Priya", Some.Taught(Enums)).ShouldBeOfType<Supersede>().LessonIds.ShouldBe(["L100001"]);

    [Fact]
    public void An_older_word_does_not_supersede_a_newer_one()
    {
        var newer = Some.Taught(Enums) with { Evidence = [Some.Said("priya", at: Some.Now.AddDays(1))] };
        Say(Some.Draft(NoEnums), "priya", newer).ShouldBeOfType<Nothing>();
    }

    [Fact]
    public void Somebody_else_makes_a_conflict()
    {
        Say(Some.Draft(NoEnums), "sam", Some.Taught(Enums)).ShouldBeOfType<Conflict>().LessonIds.ShouldBe(["L100001"]);
        var shared = Some.Taught(Enums) with { Evidence = [Some.Said("priya"), Some.Said("sam", "c2")] };
        Say(Some.Draft(NoEnums), "sam", shared).ShouldBeOfType<Conflict>();
        Say(Some.Draft(NoEnums), "priya", Some.Taught(Enums) with { ApprovedBy = "ana" }).ShouldBeOfType<Conflict>();
        Say(Some.Draft(NoEnums), "sam", Some.Taught(Enums) with { Evidence = [], ApprovedBy = null }).ShouldBeOfType<Conflict>();
    }

    [Fact]
    public void Own_lessons_give_way_in_a_conflict_with_others()
    {
        var conflict = Say(Some.Draft(NoEnums), "sam", Some.Taught(Enums, "L1", "priya"), Some.Taught(Enums, "L2", "sam")).ShouldBeOfType<Conflict>();
        conflict.LessonIds.ShouldBe(["L1"]);
        conflict.Superseded.ShouldBe(["L2"]);
    }

    [Theory]
    [InlineData(LessonStatus.Proposed)]
    [InlineData(LessonStatus.Retired)]
    [InlineData(LessonStatus.Superseded)]
    public void A_teacher_wakes_what_sleeps(LessonStatus status) =>
        Say(Some.Draft(NoEnumsAgain), "sam", Some.Proposal(NoEnums).Was(status)).ShouldBeOfType<Promote>().Reason.ShouldContain(status.ToString().ToLowerInvariant());

    [Fact]
    public void What_contradicts_a_served_lesson_is_not_woken_past_it() =>
        Say(Some.Draft(NoEnumsAgain), "sam", Some.Taught(NoEnums, "L1").Was(LessonStatus.Superseded), Some.Taught(Enums, "L2"))
            .ShouldBeOfType<Conflict>().LessonIds.ShouldBe(["L2"]);

    [Fact]
    public void A_teacher_may_say_what_was_rejected_and_a_proposal_may_not()
    {
        var rejected = Some.Proposal(NoEnums).Was(LessonStatus.Rejected);
        Say(Some.Draft(NoEnumsAgain), "sam", rejected).ShouldBeOfType<New>().Reason.ShouldContain("L100001 with the same meaning was rejected");
        Say(Some.Draft(NoEnums), "sam", rejected).ShouldBeOfType<New>().Reason.ShouldContain("L100001 with the same words was rejected");
        Propose(Some.Draft(NoEnumsAgain), rejected).ShouldBeOfType<Nothing>();
    }

    [Fact]
    public void What_was_rejected_is_named_beside_what_else_sleeps()
    {
        var held = Some.Proposal(NoEnums, "L100002") with { Warnings = ["held"] };
        Say(Some.Draft(NoEnums), "sam", held, Some.Proposal(NoEnums).Was(LessonStatus.Rejected))
            .ShouldBeOfType<New>().Reason.ShouldContain("L100001 with the same words was rejected");
    }

    [Theory]
    [InlineData("always close file 11043 in finally", "always close file 11103 in finally")]
    [InlineData("never use TLS 1.0 for outgoing calls", "never use TLS 1.1 for outgoing calls")]
    [InlineData("use tabs in Go files", "use spaces in Python files")]
    public void What_is_about_another_thing_is_a_lesson_beside_the_first(string known, string said) =>
        Say(Some.Draft(said), "priya", Some.Taught(known)).ShouldBeOfType<New>();

    [Fact]
    public void A_held_proposal_is_not_woken() =>
        Say(Some.Draft(NoEnumsAgain), "sam", Some.Proposal(NoEnums) with { Warnings = ["held"] }).ShouldBeOfType<New>();

    [Fact]
    public void A_proposal_changes_nothing_but_another_proposal()
    {
        foreach (var status in Enum.GetValues<LessonStatus>())
        {
            var same = Propose(Some.Draft(NoEnumsAgain), Some.Taught(NoEnums).Was(status));
            if (status == LessonStatus.Proposed)
                same.ShouldBeOfType<ReinforceProposed>().LessonId.ShouldBe("L100001");
            else
                same.ShouldBeOfType<Nothing>();
            Propose(Some.Draft(NoEnums), Some.Taught(Enums, by: "mallory").Was(status)).ShouldBeOfType<New>();
        }
    }

    [Fact]
    public void A_repository_never_changes_a_wider_lesson()
    {
        Say(Some.Draft(NoEnums), "priya", Some.Taught(Enums, repo: "acme/*")).ShouldBeOfType<New>().Reason.ShouldContain("exception");
        Say(Some.Draft(NoEnumsAgain), "sam", Some.Proposal(NoEnums, repo: "acme/*")).ShouldBeOfType<New>();
        Say(Some.Draft(NoEnumsAgain), "sam", Some.Taught(NoEnums, repo: "*")).ShouldBeOfType<Reinforce>();
    }

    [Fact]
    public void Other_repositories_and_narrower_ones_are_not_compared()
    {
        Say(Some.Draft(NoEnumsAgain), "sam", Some.Taught(NoEnums, repo: "acme/other")).ShouldBeOfType<New>();
        Say(Some.Draft(NoEnumsAgain, "acme/*"), "sam", Some.Taught(NoEnums)).ShouldBeOfType<New>();
        Say(Some.Draft(NoEnumsAgain, "acme2/shop"), "sam", Some.Taught(NoEnums, repo: "acme/*")).ShouldBeOfType<New>();
        Say(Some.Draft(NoEnums, "acme/*"), "priya", Some.Taught(Enums)).ShouldBeOfType<New>();
    }

    [Fact]
    public void A_folder_makes_an_exception_and_a_kind_of_file_does_not()
    {
        Say(Some.Draft(NoEnums, "acme/shop", "src/legacy/**"), "priya", Some.Taught(Enums)).ShouldBeOfType<New>().Reason.ShouldContain("exception");
        Say(Some.Draft(NoEnums, "acme/shop", "**/*.ts"), "priya", Some.Taught(Enums)).ShouldBeOfType<Supersede>();
        Say(Some.Draft(NoEnumsAgain, "acme/shop", "src/legacy/**"), "sam", Some.Taught(NoEnums)).ShouldBeOfType<New>();
        Say(Some.Draft(NoEnumsAgain, "acme/shop", "**/*.py"), "sam", Some.Taught(NoEnums, paths: "**/*.ts")).ShouldBeOfType<New>();
    }
}
