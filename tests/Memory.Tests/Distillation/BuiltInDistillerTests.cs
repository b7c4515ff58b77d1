using Memory.Comments;
using Memory.Distillation;
using Memory.Intake.Tags;
using Memory.Lessons;

namespace Memory.Tests.Distillation;

public sealed class BuiltInDistillerTests
{
    private static readonly string[] Tags = ["@claude"];

    internal static ReviewComment Comment(string body, string? path = "src/Shop/Cart.cs", string id = "1", string? hunk = null) => new()
    {
        Source = "github",
        Repo = "acme/shop",
        Id = id,
        Author = "mia",
        Body = body,
        Path = path,
        DiffHunk = hunk,
    };

    internal static Distilled Distill(string body, string? path = "src/Shop/Cart.cs", string? before = null, string? after = null, string? hunk = null) =>
        BuiltInDistiller.Distill(new TaughtComment(
            Comment(body, path, hunk: hunk), TagGrammar.Read(body, Tags),
            before is null ? [] : [Comment(before, path, "0")],
            after is null ? [] : [Comment(after, path, "2")]));

    public static TheoryData<string, string, string, string, string?> Rules()
    {
        var data = new TheoryData<string, string, string, string, string?>();
        foreach (var c in GoldenFile.Read("Distillation/Golden/rules.tsv"))
            data.Add(c[0], c[1], c[2], c[3], c.Length > 4 ? c[4] : null);
        return data;
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_reads_as_a_line_of_a_rule_file(string path, string body, string rule, string kind, string? why)
    {
        var lesson = Distill(body, path).Candidates.ShouldHaveSingleItem();
        lesson.Rule.ShouldBe(rule);
        lesson.Kind.ToString().ShouldBe(kind);
        if (why is not null)
            (lesson.Why ?? "-").ShouldBe(why);
    }

    [Fact]
    public void The_reason_is_taken_out_of_the_rule()
    {
        var lesson = Distill("@claude remember: never block on async code, because it deadlocks the UI thread.").Candidates.ShouldHaveSingleItem();
        lesson.Rule.ShouldBe("Never block on async code.");
        lesson.Why.ShouldBe("It deadlocks the UI thread.");
    }

    [Fact]
    public void A_list_gives_a_rule_for_each_item() =>
        Distill("@claude remember three things:\n- no static state\n- inject the clock\n- one assert for each behaviour").Candidates.Count.ShouldBe(3);

    [Fact]
    public void Same_here_takes_the_rule_of_the_parent()
    {
        var lesson = Distill("@claude same here", before: "Never cache a `DbConnection`, they go stale behind the proxy.").Candidates.ShouldHaveSingleItem();
        lesson.Rule.ShouldBe("Never cache a `DbConnection`.");
        lesson.Sources.Select(s => s.Id).ShouldBe(["1", "0"]);
    }

    [Fact]
    public void Same_here_with_nothing_above_teaches_nothing()
    {
        var distilled = Distill("@claude same here");
        distilled.Candidates.ShouldBeEmpty();
        distilled.Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_later_reply_corrects_the_rule()
    {
        var lesson = Distill("@claude remember: settings go into `Config.cs`.", after: "No, not `Config.cs`. Settings belong in `appsettings.json`.").Candidates.ShouldHaveSingleItem();
        lesson.Rule.ShouldContain("`appsettings.json`");
        lesson.Sources.Count.ShouldBe(2);
    }

    [Fact]
    public void A_later_reply_narrows_the_rule() =>
        Distill("@claude always inject the clock.", after: "Right, except in the benchmarks.").Candidates[0].Rule.ShouldBe("Always inject the clock, except in the benchmarks.");

    [Fact]
    public void An_exception_keeps_both_halves_of_the_rule()
    {
        var lesson = Distill("@claude remember: tests never sleep, they wait with `Eventually`.", after: "Right: everywhere except `tests/Limits`.").Candidates[0];
        lesson.Rule.ShouldBe("Tests never sleep, they wait with `Eventually`, except in `tests/Limits`.");
        lesson.Why.ShouldBeNull();
    }

    [Theory]
    [InlineData("@claude remember this one, it goes for every endpoint.", "Pass the `CancellationToken` down to the queries for every endpoint.")]
    [InlineData("@claude that applies everywhere", "Pass the `CancellationToken` down to the queries.")]
    [InlineData("@claude remember what mia said", "Pass the `CancellationToken` down to the queries.")]
    public void Words_that_point_take_the_rule_of_the_parent(string body, string rule)
    {
        var lesson = Distill(body, before: "Please pass the `CancellationToken` down to the queries. A closed browser tab should not keep Postgres busy.").Candidates.ShouldHaveSingleItem();
        lesson.Rule.ShouldBe(rule);
        lesson.Why.ShouldBe("A closed browser tab should not keep Postgres busy.");
    }

    [Fact]
    public void A_reply_that_only_disagrees_says_no_other_rule() =>
        Distill("@claude remember: use the mock gateway on staging.", after: "No. Staging is where we practise.").Candidates[0].Rule.ShouldBe("Use the mock gateway on staging.");

    [Fact]
    public void A_place_that_the_scope_has_is_not_said_twice()
    {
        var lesson = Distill("@claude in everything under `web/src/admin` plain HTML tables are enough, no grid library.", "web/src/admin/Orders.tsx").Candidates.ShouldHaveSingleItem();
        lesson.Rule.ShouldBe("Plain HTML tables are enough, no grid library.");
        lesson.Paths.ShouldBe(["web/src/admin/**"]);
    }

    [Fact]
    public void An_agreeing_reply_changes_nothing() =>
        Distill("@claude always inject the clock.", after: "Agreed, done.").Candidates[0].Sources.Count.ShouldBe(1);

    [Fact]
    public void A_task_teaches_nothing() => Distill("@claude please fix the failing test").Candidates.ShouldBeEmpty();

    [Fact]
    public void A_keep_lesson_is_about_its_file()
    {
        var lesson = Distill("@claude leave the second flush in `Close()` alone, it looks useless but the driver needs it.").Candidates.ShouldHaveSingleItem();
        lesson.Kind.ShouldBe(LessonKind.Keep);
        lesson.Paths.ShouldBe(["src/Shop/Cart.cs"]);
    }

    [Fact]
    public void A_suggestion_gives_both_examples()
    {
        var body = "```suggestion\n    int total = 0;\n```\n@claude remember: initialise locals where they are declared.";
        var example = Distill(body, hunk: "@@ -1 +1 @@\n+    int total;").Candidates[0].Examples.ShouldHaveSingleItem();
        example.ShouldBe(new Example("    int total;", "    int total = 0;", "cs"));
    }

    [Theory]
    [InlineData("@claude remember for all our repositories: tag releases with `v`.", Reach.Owner)]
    [InlineData("@claude remember: tag releases with `v`.", Reach.Repository)]
    public void All_our_repositories_reach_further(string body, Reach reach) => Distill(body).Candidates[0].Reach.ShouldBe(reach);

    [Theory]
    [InlineData("@claude remember, in `src/web/`: no inline styles.", "src/web/**")]
    [InlineData("@claude remember: tests never sleep.", "**/*Tests.cs")]
    public void Words_decide_where_it_applies(string body, string glob) =>
        Distill(body, "tests/Shop/CartTests.cs").Candidates[0].Paths.ShouldBe([glob]);
}
