using Memory.Cli.Rendering;

namespace Memory.Tests.Cli.Rendering;

public sealed class RenderPlanTests
{
    private const string Rule = ".claude/rules/memory-src.md";

    private static Dictionary<string, string> Files(params (string Path, string Text)[] files) => files.ToDictionary(f => f.Path, f => f.Text);

    [Fact]
    public void What_is_the_same_does_not_change() =>
        RenderPlan.Of(Files(("CLAUDE.md", "a"), (Rule, "b")), Files(("CLAUDE.md", "a"), (Rule, "b"))).Changes.ShouldBeEmpty();

    [Fact]
    public void A_file_is_made_changed_or_removed() =>
        RenderPlan.Of(Files((Rule, "old"), (".claude/rules/memory-x.md", "x")), Files(("CLAUDE.md", "new"), (Rule, "newer"), (".claude/rules/memory-x.md", "")))
            .Changes.ShouldBe(
            [
                new FileChange(Rule, ChangeKind.Change, "newer"),
                new FileChange(".claude/rules/memory-x.md", ChangeKind.Delete, ""),
                new FileChange("CLAUDE.md", ChangeKind.Create, "new"),
            ]);

    [Fact]
    public void A_document_without_text_is_never_removed_nor_made()
    {
        RenderPlan.Of(Files(), Files(("CLAUDE.md", ""), (Rule, ""))).Changes.ShouldBeEmpty();
        RenderPlan.Of(Files(("CLAUDE.md", "")), Files(("CLAUDE.md", ""))).Changes.ShouldBeEmpty();
        RenderPlan.Of(Files(("CLAUDE.md", "x")), Files(("CLAUDE.md", ""))).Changes.ShouldBe([new FileChange("CLAUDE.md", ChangeKind.Change, "")]);
    }

    [Fact]
    public void A_file_that_the_answer_does_not_name_stays() =>
        RenderPlan.Of(Files((Rule, "b")), Files(("CLAUDE.md", ""))).Changes.ShouldBeEmpty();

    [Fact]
    public void What_was_sent_along_may_come_back_as_it_was_and_not_otherwise()
    {
        RenderPlan.Of(Files(("docs/a.md", "a")), Files(("docs/a.md", "a"))).Refused.ShouldBeEmpty();
        RenderPlan.Of(Files(("docs/a.md", "a")), Files(("docs/a.md", "b"))).Refused.ShouldBe(["docs/a.md"]);
    }

    [Fact]
    public void The_document_is_always_asked_for()
    {
        RenderPlan.Request(Files((Rule, "b"))).ShouldBe(Files((Rule, "b"), ("CLAUDE.md", "")), ignoreOrder: true);
        RenderPlan.Request(Files(("CLAUDE.md", "a")))["CLAUDE.md"].ShouldBe("a");
    }

    [Theory]
    [InlineData("CLAUDE.md", true)]
    [InlineData("AGENTS.md", true)]
    [InlineData(".claude/rules/memory-src-web.md", true)]
    [InlineData(".claude/rules/memory-.md", true)]
    [InlineData("claude.md", false)]
    [InlineData("./CLAUDE.md", false)]
    [InlineData("/CLAUDE.md", false)]
    [InlineData("src/CLAUDE.md", false)]
    [InlineData(".claude/settings.json", false)]
    [InlineData(".claude/rules/other.md", false)]
    [InlineData(".claude/rules/memory-../../../x.md", false)]
    [InlineData(".claude/rules/memory-/../../x.md", false)]
    [InlineData(".claude/rules/memory-a\\b.md", false)]
    [InlineData(".claude/rules/memory-a\n.md", false)]
    [InlineData(".claude/rules/memory-a.md.sh", false)]
    [InlineData("../CLAUDE.md", false)]
    [InlineData("", false)]
    public void Only_our_own_files_are_edited(string path, bool ours)
    {
        RenderPlan.IsOurs(path).ShouldBe(ours);
        RenderPlan.Of(Files(), Files((path, "x"))).Refused.ShouldBe(ours ? [] : [path]);
    }
}
