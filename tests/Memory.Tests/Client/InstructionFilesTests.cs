using Memory.Client.Instructions;

namespace Memory.Tests.Clients;

/// <summary>Which files a rendering is made from, whatever they stand in.</summary>
public sealed class InstructionFilesTests
{
    [Fact]
    public async Task Documents_rules_and_imports_are_read_each_once()
    {
        var tree = new Tree
        {
            ["CLAUDE.md"] = "@docs/a.md and @docs/a.md, @package.json, @../out.md, @.claude/rules/x.md",
            ["AGENTS.md"] = "not asked for",
            [".claude/CLAUDE.md"] = "@../docs/b.md",
            [".claude/rules/x.md"] = "@docs/of-a-rule.md",
            [".claude/rules/team/y.md"] = "y",
            [".claude/rules/team/notes.txt"] = "no rule",
            ["docs/a.md"] = "@c.md",
            ["docs/b.md"] = "b",
            ["docs/c.md"] = "c",
            ["docs/of-a-rule.md"] = "rules import nothing",
            ["package.json"] = "{}",
        };
        (await InstructionFiles.ReadAsync(["CLAUDE.md"], [], tree)).Keys.ShouldBe(
            ["CLAUDE.md", ".claude/rules/team/y.md", ".claude/rules/x.md", ".claude/CLAUDE.md", "docs/a.md", "docs/b.md", "docs/c.md"], ignoreOrder: true);
        tree.Reads.Distinct().Count().ShouldBe(tree.Reads.Count);
    }

    [Fact]
    public async Task Each_kind_has_its_limit()
    {
        var tree = new Tree { ["CLAUDE.md"] = string.Join('\n', Enumerable.Range(0, 150).Select(i => $"@docs/{i}.md")) };
        for (var i = 0; i < 400; i++)
            tree[$".claude/rules/a{i:000}.md"] = "rule";
        tree[".claude/rules/memory-z.md"] = "ours comes first";
        tree[".claude/rules/1/2/3/4/5/6/7/8/deep.md"] = "deep";
        tree[".claude/rules/1/2/3/4/5/6/7/8/9/deeper.md"] = "too deep";
        for (var i = 0; i < 150; i++)
            tree[$"docs/{i}.md"] = "import";
        var files = await InstructionFiles.ReadAsync(["CLAUDE.md"], [], tree);
        files.Keys.Count(p => p.StartsWith(".claude/rules/", StringComparison.Ordinal)).ShouldBe(300);
        files.Keys.ShouldContain(".claude/rules/memory-z.md");
        files.Keys.ShouldContain(".claude/rules/1/2/3/4/5/6/7/8/deep.md");
        files.Keys.ShouldNotContain(".claude/rules/1/2/3/4/5/6/7/8/9/deeper.md");
        files.Keys.Count(p => p.StartsWith("docs/", StringComparison.Ordinal)).ShouldBeInRange(90, 100);
    }

    [Fact]
    public async Task What_only_counts_for_the_budget_is_smaller_than_what_is_edited()
    {
        var tree = new Tree { ["CLAUDE.md"] = "@docs/large.md\n" + new string('x', 1_000_000), ["docs/large.md"] = new string('x', 300_000), [".claude/rules/memory-a.md"] = new string('x', 300_000) };
        for (var i = 0; i < 30; i++)
            tree[$".claude/rules/a{i:00}.md"] = new string('x', 200_000);
        var files = await InstructionFiles.ReadAsync(["CLAUDE.md"], [], tree);
        files.Keys.ShouldNotContain("docs/large.md");
        files.Keys.ShouldContain(".claude/rules/memory-a.md");
        files.Where(f => f.Key.StartsWith(".claude/rules/a", StringComparison.Ordinal)).Sum(f => f.Value.Length).ShouldBeInRange(4_000_000, 4 * 1024 * 1024);
    }

    [Theory]
    [InlineData(".claude/rules/memory-src-1a2b3c.md", true)]
    [InlineData(".claude/rules/memory-notes/team.md", false)]
    [InlineData(".claude/rules/team/memory-a.md", false)]
    [InlineData(".claude/rules/other.md", false)]
    [InlineData(".claude/rules/memory-a b.md", false)]
    public void Ours_has_a_plain_name(string path, bool isOurs) => InstructionFiles.IsOurRule(path).ShouldBe(isOurs);

    private sealed class Tree : Dictionary<string, string>, IFileTree
    {
        public List<string> Reads { get; } = [];

        public Task<(IReadOnlyList<string> Files, IReadOnlyList<string> Folders)> ListAsync(string folder)
        {
            var below = Keys.Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal)).Select(p => p[(folder.Length + 1)..].Split('/')).ToList();
            return Task.FromResult<(IReadOnlyList<string>, IReadOnlyList<string>)>(([.. below.Where(p => p.Length == 1).Select(p => p[0])], [.. below.Where(p => p.Length > 1).Select(p => p[0]).Distinct()]));
        }

        public Task<string?> ReadAsync(string path, int bytesMax, bool isEdited)
        {
            Reads.Add(path);
            return Task.FromResult(TryGetValue(path, out var text) && text.Length <= bytesMax ? text : null);
        }
    }
}
