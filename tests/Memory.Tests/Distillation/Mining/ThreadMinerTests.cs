using Memory.Comments;
using Memory.Distillation.Mining;
using Memory.Lessons;

namespace Memory.Tests.Distillation.Mining;

public sealed class ThreadMinerTests
{
    [Theory]
    [InlineData("We generally use `Result` types instead of exceptions in this project, because callers forget to catch.", "Result")]
    [InlineData("Please never commit generated files, they always cause merge conflicts.", "generated files")]
    [InlineData("Tests should not depend on the order in which they run. Otherwise nobody can run a single one.", "order")]
    [InlineData("Please put unrelated refactorings into a separate PR so that reviewers can follow.", "separate PR")]
    public void A_convention_of_the_project_is_mined(string body, string words)
    {
        var mined = ThreadMiner.Mine(MinedThread.Of("src/a.cs", body));

        mined.Reason.ShouldBeNull();
        mined.Candidates.Count.ShouldBe(1);
        mined.Candidates[0].Rule.ShouldContain(words);
    }

    [Theory]
    [InlineData("Why is this changed?")]
    [InlineData("nit: trailing whitespace")]
    [InlineData("Nice catch, thanks!")]
    [InlineData("This will crash when `user` is null.")]
    [InlineData("Can you rename this to `total`?")]
    [InlineData("I'll fix it in the next commit.")]
    [InlineData("```suggestion\nreturn 1;\n```")]
    [InlineData("")]
    public void Talk_about_one_line_is_no_lesson(string body)
    {
        var mined = ThreadMiner.Mine(MinedThread.Of("src/a.cs", body));

        mined.Candidates.ShouldBeEmpty();
        mined.Reason.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_candidate_that_was_declined_in_the_thread_is_dropped()
    {
        const string body = "Please always use the retry helper for calls to other services.";
        ThreadMiner.Mine(MinedThread.Of("src/a.cs", body)).Candidates.ShouldNotBeEmpty();

        ThreadMiner.Mine(MinedThread.Of("src/a.cs", body, "Good point, but we decided not to, the helper hides timeouts."))
            .Candidates.ShouldBeEmpty();
    }

    [Fact]
    public void A_reason_becomes_the_why()
    {
        var rule = ThreadMiner.Mine(MinedThread.Of("src/a.cs", "We always use UTC for timestamps because servers stand in several zones.")).Candidates[0];

        rule.Rule.ShouldNotContain("because");
        rule.Why.ShouldBe("Servers stand in several zones.");
    }

    [Fact]
    public void A_ban_is_a_dont() =>
        ThreadMiner.Mine(MinedThread.Of("src/a.cs", "We never mock the database in integration tests, because mocks hide broken queries."))
            .Candidates[0].Kind.ShouldBe(LessonKind.Dont);

    [Fact]
    public void A_rule_that_points_at_the_line_is_not_served() =>
        ThreadMiner.Mine(MinedThread.Of("src/a.cs", "We should always do it like this.")).Candidates.ShouldBeEmpty();

    [Fact]
    public void What_a_maintainer_calls_intentional_is_to_be_kept()
    {
        var mined = ThreadMiner.Mine(MinedThread.Of(
            "src/ring.c", "Why is there a `sleep(2)`?", "This is intentional because the old printers lose the second ticket otherwise."));

        mined.Candidates.Count.ShouldBe(1);
        mined.Candidates[0].Rule.ShouldBe("Leave `sleep(2)` as it is.");
        mined.Candidates[0].Kind.ShouldBe(LessonKind.Keep);
        mined.Candidates[0].Why!.ShouldContain("lose the second ticket");
        mined.Candidates[0].Paths.ShouldBe(["src/ring.c"]);
    }

    [Fact]
    public void What_is_called_intentional_without_a_reason_is_no_lesson() =>
        ThreadMiner.Mine(MinedThread.Of("src/ring.c", "Why is there a `sleep(2)`?", "That's intentional.")).Candidates.ShouldBeEmpty();

    [Fact]
    public void An_empty_thread_is_no_lesson() =>
        ThreadMiner.Mine(new CommentThread("", [])).Candidates.ShouldBeEmpty();
}
