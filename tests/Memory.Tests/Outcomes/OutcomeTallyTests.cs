using FsCheck;
using FsCheck.Fluent;
using Memory.Lessons;
using Memory.Outcomes;
using Memory.Tests.Lessons;
using Outcome = Memory.Outcomes.Outcome;

namespace Memory.Tests.Outcomes;

public sealed class OutcomeTallyTests
{
    private static Outcome Said(OutcomeSource source, OutcomeKind kind, string subject = "s1", bool given = true, bool settled = false) =>
        new("L100001", source, subject, "acme/shop", kind, "key:a", Some.Now, Given: given, Settled: settled);

    [Fact]
    public void A_person_outweighs_what_was_seen_and_that_what_an_agent_says_of_itself()
    {
        OutcomeTally.Of([Said(OutcomeSource.Agent, OutcomeKind.Followed), Said(OutcomeSource.Seen, OutcomeKind.Ignored)], []).ShouldSatisfyAllConditions(
            t => t.Ignored.ShouldBe(1), t => t.Followed.ShouldBe(0), t => t.Known.ShouldBe(1));
        OutcomeTally.Of([Said(OutcomeSource.Person, OutcomeKind.Followed), Said(OutcomeSource.Seen, OutcomeKind.Ignored)], []).Followed.ShouldBe(1);
    }

    [Fact]
    public void What_nobody_saw_is_neither_for_nor_against()
    {
        var tally = OutcomeTally.Of([Said(OutcomeSource.Seen, OutcomeKind.There), Said(OutcomeSource.Agent, OutcomeKind.Followed, "s2", given: false)], []);
        (tally.Followed, tally.Ignored, tally.Known, tally.Doubts.Count).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void What_a_person_has_answered_is_no_doubt_any_more() =>
        OutcomeTally.Of([Said(OutcomeSource.Person, OutcomeKind.Wrong, settled: true)], []).ShouldSatisfyAllConditions(t => t.Doubts.ShouldBeEmpty(), t => t.Wrong.ShouldBe(0));

    [Fact]
    public void Ignored_by_three_is_a_doubt_unless_more_followed_it()
    {
        var ignored = Enumerable.Range(0, 3).Select(i => Said(OutcomeSource.Seen, OutcomeKind.Ignored, $"i{i}")).ToList();
        OutcomeTally.Of(ignored, []).Doubts.ShouldBe(["ignored in 3 sessions, followed in 0"]);
        OutcomeTally.Of([.. ignored, .. Enumerable.Range(0, 3).Select(i => Said(OutcomeSource.Seen, OutcomeKind.Followed, $"f{i}"))], []).Doubts.ShouldBeEmpty();
    }

    private static SeenPattern Seen(bool there = false, bool gone = false, bool clean = true, bool whole = true, string path = "a.cs") => new("L100001", path, there, gone, clean && !there, whole);

    [Fact]
    public void What_cannot_be_seen_is_no_outcome()
    {
        SeenPatterns.Judge([Seen()], given: true, known: null).ShouldBeNull("it may never have been needed");
        SeenPatterns.Judge([Seen(gone: true)], given: false, known: null).ShouldBeNull("nobody had told the session");
        SeenPatterns.Judge([Seen(whole: false)], given: true, (OutcomeKind.Ignored, "a.cs")).ShouldBeNull("it may still stand elsewhere in the file");
        SeenPatterns.Judge([Seen(path: "b.cs")], given: true, (OutcomeKind.Ignored, "a.cs")).ShouldBeNull();
        SeenPatterns.Judge([Seen(whole: false)], given: true, (OutcomeKind.There, "a.cs")).ShouldBe((OutcomeKind.Followed, "a.cs"));
        SeenPatterns.Judge([Seen(gone: true, whole: false)], given: true, (OutcomeKind.Ignored, "a.cs")).ShouldBe((OutcomeKind.Followed, "a.cs"));
        SeenPatterns.Judge([Seen(there: true)], given: true, null).ShouldBe((OutcomeKind.Ignored, "a.cs"));
        SeenPatterns.Judge([Seen(there: true)], given: false, null).ShouldBe((OutcomeKind.There, "a.cs"));
    }

    [Fact]
    public void No_session_is_counted_twice() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Elements(Enum.GetValues<OutcomeSource>()).Zip(Gen.Elements(Enum.GetValues<OutcomeKind>())).Zip(Gen.Choose(0, 4))
            .ListOf().ToArbitrary(), said =>
        {
            var outcomes = said.Select(x => Said(x.Item1.Item1, x.Item1.Item2, $"s{x.Item2}")).DistinctBy(o => (o.Source, o.Subject)).ToList();
            var tally = OutcomeTally.Of(outcomes, []);
            return tally.Followed + tally.Ignored + tally.Wrong + tally.Outdated == tally.Known && tally.Known <= outcomes.Select(o => o.Subject).Distinct().Count();
        }));

    [Theory]
    [InlineData("Never use `moment`, use `Temporal`.", "moment")]
    [InlineData("Use `Temporal` instead of `moment()`.", "moment()")]
    [InlineData("Do not import `lodash`.", "import lodash")]
    [InlineData("Don't call `Thread.Sleep()` in tests.", "Thread.Sleep()")]
    [InlineData("`as any` is forbidden.", "as any")]
    [InlineData("Never use `a.b` or `c.d`; avoid `e.f`.", null)]
    [InlineData("Use `Temporal` for dates.", null)]
    [InlineData("Never merge on Fridays.", null)]
    [InlineData("Never use `\"quoted\"`.", null)]
    [InlineData("It is not `null` that matters here.", null)]
    [InlineData("Use `Temporal`, not `moment`.", "moment")]
    [InlineData("Tests take the time from `FakeClock`, never from `DateTime.UtcNow`.", "DateTime.UtcNow")]
    [InlineData("Never return `null` from a list.", null)]
    public void A_rule_that_names_one_forbidden_thing_proposes_it(string rule, string? pattern) =>
        (LessonProposals.Of(Some.Taught(rule))?.Pattern).ShouldBe(pattern);

    [Fact]
    public void Examples_propose_what_every_bad_one_has_and_no_good_one()
    {
        var lesson = Some.Taught("Take the time from the clock.") with { Examples = [new("var now = getClock();", "var now = time();", "js"), new("if (getClock() > now) {}", "if (time() > now) {}", "js")] };
        LessonProposals.Of(lesson)!.Pattern.ShouldBe("getClock");
        LessonProposals.Of(lesson with { Examples = [new("a1234 b1234", "c1234", null)] }).ShouldBeNull();
    }

    [Fact]
    public void A_good_example_that_has_it_too_speaks_against_the_proposal() =>
        LessonProposals.Of(Some.Taught("Never use `moment`.") with { Examples = [new("moment()", "import { moment } from './ours'; moment.utc()", null)] }).ShouldBeNull();

    [Fact]
    public void What_holds_already_is_not_proposed()
    {
        var lesson = Some.Taught("Never use `moment`.") with { Pattern = "moment", Recurrences = 5, Core = true };
        LessonProposals.Of(lesson).ShouldBeNull();
        LessonProposals.Of(lesson with { Core = false })!.Core.ShouldBeTrue();
        LessonProposals.Of(lesson with { Core = false, Status = LessonStatus.Retired }).ShouldBeNull();
    }
}
